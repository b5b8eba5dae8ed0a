import socket

import flask
import redis

app = flask.Flask(__name__)
store = redis.Redis(host="store")
hostname = socket.gethostname()


@app.get("/")
def visit():
    text = f"I've been visited {store.incr('visits')} times, and my hostname is {hostname}\n"
    return flask.Response(text, mimetype="text/plain")

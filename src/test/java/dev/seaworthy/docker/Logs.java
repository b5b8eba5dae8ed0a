package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads what containers have written to their standard output and error. */
public final class Logs {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DockerClient docker;

    Logs(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * @param since in whole seconds, as in the engine's API: a little more may be returned, never less
     * @throws InconclusiveException if the engine does not return the log in time
     */
    public List<String> of(Replica replica, Instant since) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        CountDownLatch complete = new CountDownLatch(1);
        ResultCallback.Adapter<Frame> collect = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Frame frame) {
                written.writeBytes(frame.getPayload());
            }

            @Override
            public void onComplete() {
                super.onComplete();
                complete.countDown();
            }

            @Override
            public void onError(Throwable error) {
                super.onError(error);
                complete.countDown();
            }
        };
        try (collect) {
            docker.logContainerCmd(replica.id())
                    .withStdOut(true)
                    .withStdErr(true)
                    .withSince((int) Math.max(0, since.getEpochSecond())) // negative if the container was never started
                    .exec(collect);
            Deadline deadline = Deadline.after(TIMEOUT);
            // not the callback's own timed wait, which closes the stream when its timeout expires
            if (!deadline.awaits(millis -> complete.await(millis, TimeUnit.MILLISECONDS))) {
                throw new InconclusiveException(
                        "the log of %s was not complete after %s".formatted(replica, deadline.elapsed()));
            }
            collect.awaitCompletion(); // throws if the stream ended with a failure
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("interrupted while reading the log of " + replica, e);
        } catch (InconclusiveException e) {
            throw e;
        } catch (RuntimeException | IOException e) { // docker-java wraps connection failures in these
            throw new InconclusiveException("the log of %s cannot be read: %s".formatted(replica, e.getMessage()), e);
        }
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

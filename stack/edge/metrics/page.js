// Reads /metrics every 5 s, as often as cAdvisor measures, and shows each container as a card.
import { containers, cpuLimit, memoryLimit, rates } from "./containers.js";

const INTERVAL_MILLISECONDS = 5_000;
const POINTS = 60; // 5 minutes
const HIGH = 0.85; // of a limit

const main = document.getElementById("containers");
const state = document.getElementById("state");
const template = document.getElementById("container");
const cards = new Map();

async function update() {
  const response = await fetch("/metrics", { cache: "no-store" });
  if (!response.ok) throw new Error(`/metrics returned ${response.status}`);
  const measured = containers(await response.text());
  for (const name of [...measured.keys()].sort(byServiceAndNumber)) {
    if (!cards.has(name)) cards.set(name, card(name));
    show(cards.get(name), measured.get(name));
  }
  for (const [name, { element }] of cards) {
    element.classList.toggle("gone", !measured.has(name));
    if (!measured.has(name)) element.querySelector(".running").textContent = "not running";
  }
  main.append(...[...cards.keys()].sort(byServiceAndNumber).map((name) => cards.get(name).element));
  state.textContent =
    measured.size === 0
      ? "cAdvisor has measured no container yet."
      : `${count(measured.size, "container")}, ${new Date().toLocaleTimeString("en-GB")}`;
}

function byServiceAndNumber(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}

function card(name) {
  const element = template.content.cloneNode(true).firstElementChild;
  element.querySelector("h2").textContent = name;
  for (const kind of ["cpu", "memory"]) {
    element.querySelector(`.${kind} svg`).setAttribute("aria-label", `${kind} of ${name} over time`);
  }
  return { element, last: undefined, restarts: 0, cpu: [], memory: [] };
}

function show(shown, container) {
  const { element, last } = shown;
  if (last !== undefined && last.started !== container.started) shown.restarts++;
  const restarts = shown.restarts === 0 ? "" : `, restarts since this page was opened: ${shown.restarts}`;
  element.querySelector(".running").textContent = `running for ${duration(Date.now() / 1000 - container.started)}${restarts}`;

  const rate = last === undefined ? undefined : rates(last, container);
  if (rate !== undefined) {
    const cpus = cpuLimit(container);
    bar(element, "cpu", rate.cpus, cpus, `${rate.cpus.toFixed(2)} of ${cpus === undefined ? "all CPUs" : count(cpus, "CPU")}`);
    element.querySelector(".throttled").textContent = `throttled ${percent(rate.throttled)} of the time`;
    graph(element, "cpu", shown.cpu, rate.cpus / (cpus ?? navigator.hardwareConcurrency));
    element.querySelector(".network .value").textContent = Number.isNaN(rate.received)
      ? "not measured by this cAdvisor"
      : `in ${bytes(rate.received)}/s, out ${bytes(rate.sent)}/s`;
  }
  const limit = memoryLimit(container);
  bar(element, "memory", container.memory, limit, `${bytes(container.memory)} of ${limit === undefined ? "all" : bytes(limit)}`);
  if (last === undefined || last.at !== container.at) {
    graph(element, "memory", shown.memory, container.memory / (limit ?? Math.max(container.memory, 1)));
  }
  if (last === undefined || last.at !== container.at) shown.last = container;
}

function bar(element, kind, value, limit, text) {
  const meter = element.querySelector(`.${kind} .meter`);
  const share = limit === undefined ? 0 : Math.min(1, value / limit);
  meter.setAttribute("aria-valuenow", Math.round(share * 100));
  meter.firstElementChild.style.width = `${share * 100}%`;
  meter.classList.toggle("high", share > HIGH);
  element.querySelector(`.${kind} .value`).textContent = limit === undefined ? text : `${text} (${percent(share)})`;
}

function graph(element, kind, points, share) {
  points.push(Math.min(1, share));
  if (points.length > POINTS) points.shift();
  const start = POINTS - points.length;
  const line = points.map((point, index) => `${start + index},${(31 - 30 * point).toFixed(1)}`).join(" ");
  element.querySelector(`.${kind} polyline`).setAttribute("points", line);
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

function bytes(count) {
  const units = ["B", "KiB", "MiB", "GiB"];
  const unit = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log2(count) / 10));
  return `${(count / 1024 ** unit).toFixed(unit === 0 ? 0 : 1)} ${units[unit]}`;
}

function duration(seconds) {
  if (seconds < 120) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}

async function updateForever() {
  try {
    await update();
  } catch (failure) {
    state.textContent = `The metrics cannot be read: ${failure.message}. The next attempt is in 5 s.`;
  }
  setTimeout(updateForever, INTERVAL_MILLISECONDS);
}

updateForever();

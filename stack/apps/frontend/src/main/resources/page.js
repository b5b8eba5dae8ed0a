
// Requests this page again every two seconds, and takes over the parts that have changed. Each request is a new one to
// any replica, so that no replica keeps a state, and the loss of one is not noticed.
const PERIOD = 2_000; // ms, as long as the API caches the figures of the plot
const TIMEOUT = 8_000; // ms, longer than the edge waits for a frozen replica and for another one

const state = document.getElementById("update-state");

async function currentPage() {
  const response = await fetch(location.href, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Of a list, only its items that are gone or new: a screen reader reads out what is added, and a selection stays. */
function takeOver(part, current) {
  if (part.tagName !== "OL") {
    if (part.innerHTML !== current.innerHTML) part.replaceChildren(...current.childNodes);
    return;
  }
  const keys = new Set([...current.children].map((item) => item.dataset.key));
  for (const item of [...part.children]) {
    if (!keys.delete(item.dataset.key)) item.remove();
  }
  part.append(...[...current.children].filter((item) => keys.has(item.dataset.key)));
}

async function update() {
  try {
    const page = await currentPage();
    if (state === null) return location.reload(); // this is the page of an outage, which has ended
    for (const part of document.querySelectorAll("[data-live]")) {
      takeOver(part, page.getElementById(part.id));
    }
    state.textContent = "";
  } catch {
    if (state !== null) state.textContent = "Updates are interrupted. The page continues by itself.";
  }
}

async function updates() {
  if (!document.hidden) await update();
  setTimeout(updates, PERIOD);
}

setTimeout(updates, PERIOD);

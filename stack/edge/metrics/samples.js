// Reads the text format of Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/

const SAMPLE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)(?: (?<milliseconds>\d+))?$/;
const LABEL = /(?<name>\w+)="(?<value>(?:[^"\\]|\\.)*)"/g;
const ESCAPED = { "\\n": "\n", '\\"': '"', "\\\\": "\\" };

/**
 * The samples whose name is in `names`, in the order of the text: `{name, labels, value, seconds}`. `seconds` is the
 * time of the measurement since 1970, or NaN if the text has none.
 */
export function samples(text, names) {
  const found = [];
  for (const line of text.split("\n")) {
    const end = line.search(/[{ ]/);
    if (end < 0 || !names.has(line.slice(0, end))) continue;
    const sample = SAMPLE.exec(line)?.groups;
    if (sample === undefined) continue;
    found.push({
      name: sample.name,
      labels: labels(sample.labels ?? ""),
      value: Number(sample.value),
      seconds: sample.milliseconds === undefined ? NaN : Number(sample.milliseconds) / 1000,
    });
  }
  return found;
}

function labels(text) {
  const result = {};
  for (const { groups } of text.matchAll(LABEL)) {
    result[groups.name] = groups.value.replace(/\\[n"\\]/g, (escaped) => ESCAPED[escaped]);
  }
  return result;
}

// What cAdvisor measured of each container of a Compose project, at one moment and between two.
import { samples } from "./samples.js";

const COMPOSE = "container_label_com_docker_compose_";

// cAdvisor's name of each figure. Counters of all CPUs or network interfaces are added up.
const FIGURES = new Map([
  ["container_cpu_usage_seconds_total", "cpuSeconds"],
  ["container_cpu_cfs_periods_total", "periods"],
  ["container_cpu_cfs_throttled_periods_total", "throttledPeriods"],
  ["container_spec_cpu_quota", "cpuQuota"],
  ["container_spec_cpu_period", "cpuPeriod"],
  ["container_memory_working_set_bytes", "memory"],
  ["container_spec_memory_limit_bytes", "memoryLimit"],
  ["container_network_receive_bytes_total", "received"],
  ["container_network_transmit_bytes_total", "sent"],
  ["container_start_time_seconds", "started"],
]);

/**
 * A map from the container's name, such as `api-2`, to its figures. If the host runs several projects, their names are
 * added: `shop api-2`. An absent figure was not measured. `at` is the time of the measurement of the CPU.
 */
export function containers(text) {
  const measured = samples(text, FIGURES).filter((sample) => sample.labels[COMPOSE + "service"]);
  const projects = new Set(measured.map((sample) => sample.labels[COMPOSE + "project"]));
  const result = new Map();
  for (const { name, labels, value, seconds } of measured) {
    const replica = `${labels[COMPOSE + "service"]}-${labels[COMPOSE + "container_number"]}`;
    const key = projects.size > 1 ? `${labels[COMPOSE + "project"]} ${replica}` : replica;
    const container = result.get(key) ?? {};
    const figure = FIGURES.get(name);
    container[figure] = (container[figure] ?? 0) + value;
    if (figure === "cpuSeconds") container.at = seconds;
    result.set(key, container);
  }
  return result;
}

/** CPUs that the container may use, or undefined without a limit. */
export function cpuLimit(container) {
  return container.cpuQuota > 0 ? container.cpuQuota / container.cpuPeriod : undefined;
}

/** Bytes that the container may use, or undefined without a limit: cAdvisor writes 0, or older versions a huge number. */
export function memoryLimit(container) {
  return container.memoryLimit > 0 && container.memoryLimit < 2 ** 53 ? container.memoryLimit : undefined;
}

/**
 * CPUs in use, share of throttled periods, and bytes per second, between two measurements of the same container;
 * undefined if the container was started between them, or not measured again. What cAdvisor does not measure is NaN.
 */
export function rates(before, now) {
  const seconds = now.at - before.at;
  if (!(seconds > 0) || before.started !== now.started || now.cpuSeconds < before.cpuSeconds) return undefined;
  const periods = now.periods - before.periods;
  return {
    cpus: (now.cpuSeconds - before.cpuSeconds) / seconds,
    throttled: periods > 0 ? (now.throttledPeriods - before.throttledPeriods) / periods : 0,
    received: (now.received - before.received) / seconds,
    sent: (now.sent - before.sent) / seconds,
  };
}

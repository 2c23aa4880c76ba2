// Measuring: the median of many samples after a warm-up, in milliseconds a call.

/** The median time of a call. A sample is a batch of calls, so that the clock's grain does not matter. */
export function medianOf(call, { samples = 60, batch = 10, warmUp = 100 } = {}) {
  for (let at = 0; at < warmUp; at += 1) call(at);
  const times = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const started = performance.now();
    for (let at = 0; at < batch; at += 1) call(sample * batch + at);
    times.push((performance.now() - started) / batch);
  }
  return middle(times);
}

/** The same for an asynchronous call, one call a sample; `undo` runs outside the clock. */
export async function medianOfAsync(call, undo, { samples = 11, warmUp = 3 } = {}) {
  const times = [];
  for (let sample = 0; sample < samples + warmUp; sample += 1) {
    const started = performance.now();
    const made = await call();
    const taken = performance.now() - started;
    undo(made);
    if (sample >= warmUp) times.push(taken);
  }
  return middle(times);
}

function middle(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

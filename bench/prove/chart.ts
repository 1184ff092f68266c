import { type Chart, readChart } from '#law/prove';

/** A chart with many configurations: a ring of states, flags set and cleared on the way, clocks that may run out at any moment. */
export const bigChart = (states: number, flags: number, clocks: number): Chart => {
  const lines = ['kind: procedure', 'id: big', 'title: big', 'initial: s0', 'states:'];
  for (let state = 0; state < states; state += 1) lines.push(`  - { id: s${state}, waits: office }`);
  lines.push('  - { id: done, final: true }');
  lines.push(`flags: [${Array.from({ length: flags }, (_, flag) => `f${flag}`).join(', ')}]`);
  lines.push('clocks:', ...Array.from({ length: clocks }, (_, clock) => `  - { id: c${clock}, days: 10 }`));
  lines.push('start_clocks: [c0]', 'people: { ada: [clerk] }', 'transitions:');
  for (let state = 0; state < states; state += 1) {
    const next = (state + 1) % states;
    lines.push(`  - { id: go${state}, from: s${state}, to: s${next}, on: go, role: clerk, set: [f${state % flags}] }`);
    lines.push(
      `  - { id: back${state}, from: s${state}, to: s${(state + 7) % states}, on: back, role: clerk, clear: [f${(state * 3) % flags}], start: [c${state % clocks}] }`,
    );
    lines.push(
      `  - { id: out${state}, from: s${state}, to: s${(state + 3) % states}, timeout: c${(state + 1) % clocks}, clear: [f${(state + 1) % flags}] }`,
    );
  }
  lines.push('  - { id: end, from: s0, to: done, on: end, role: clerk }');
  const chart = readChart(lines.join('\n'));
  if (!chart.ok) throw new Error(JSON.stringify(chart.error));
  return chart.value;
};

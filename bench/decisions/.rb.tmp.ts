import { runDecisionBench } from '/work/main/bench/decisions/index.ts';

console.table((await runDecisionBench()).map(({ name, ours, peer, ratio }) => ({ name, ours, peer, ratio })));

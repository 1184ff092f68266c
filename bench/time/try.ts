import { readFileSync } from 'node:fs';
import { readTimedCases, timeAnswers } from '#law/prove';
import { modelsOf } from './promela.ts';
import { askSpin } from './spin.ts';
const read = readTimedCases(JSON.parse(readFileSync('test/golden/time/cases.json','utf8')));
if (!read.ok) throw new Error();
let n=0,bad=0;
for (const {id,procedure,questions} of read.value) { if (process.argv[2] && !id.startsWith(process.argv[2])) continue;
 const answers = timeAnswers(procedure, questions);
 for (const [i,q] of questions.entries()) for (const [k,m] of modelsOf(procedure,q,answers[i]!.result).entries()) {
  n++; const a = askSpin(m.promela); if (a.holds!==m.holds) { bad++; console.log('DIFF', q.id, q.ask, k, JSON.stringify(answers[i]!.result).slice(0,80), a); } else if (n%10===0) console.log(n, q.id, q.ask, a);
 }}
console.log(n,'asked',bad,'differ');

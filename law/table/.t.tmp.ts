import { readFileSync } from 'node:fs';
import { testDmn } from './dmn-kit.ts';
import { compileDmn } from './dmn-graph.ts';
import { readDmn } from './dmn-read.ts';
const d='/work/shared/data/dmn-tck/non-compliant/0019-flight-rebooking/';
const f='0019-flight-rebooking.dmn';
const m=readDmn(readFileSync(d+f,'utf8')); if(m.ok){const p=compileDmn(m.value); const s=p.start(new Map()); for(const n of m.value.nodes.values()) s.valueOf(n); console.log(p.problems);}
console.log(JSON.stringify(testDmn(new Map([[f,readFileSync(d+f,'utf8')],['t.xml',readFileSync(d+'0019-flight-rebooking-test-01.xml','utf8')]])),null,0).slice(0,1500));

import { writeFileSync } from 'node:fs';
import { exportDmn } from './dmn-export.ts';
import { Decimal } from '#law/ground';
writeFileSync('/tmp/e.dmn', exportDmn({name:'grant-share',title:{en:'a',zh:'b'},basis:['sz.2'],standing:'law',note:{en:'x',zh:'y'},inputs:[{name:'kind',domain:{kind:'choice',options:['firm','school'],ranked:false}},{name:'amount',domain:{kind:'number',min:0,max:new Decimal('10.5'),step:new Decimal('0.01')}}],output:{name:'share',domain:{kind:'choice',options:['none','half'],ranked:true}},hit:'collect',complete:false,rules:[{id:'late',when:{kind:'firm',amount:'> 4'},then:'none',basis:['sz.24']}]} as any));

import { inline } from '#shell/db';
import { answer, openDemo } from './demo-for-tests.ts';

const demo = await openDemo('2026-04-01');
const id = await demo.disclose();
await demo.order(id, 'list', 'lin');
const db = demo.store.database;
const N = 100000;
await db.query(
  inline(`insert into register_row (register, row_key, version, number, status, columns, search, case_id, since, until, struck_by, shown)
 select register, 'k'||g, 1, 'SZAI-2025-'||lpad(g::text,6,'0'), case when g%20=0 then null else 'in-force' end, columns || jsonb_build_object('name','Product '||g,'purpose',(array['health','city','education','finance'])[1+g%4],'tier',(array['low','medium'])[1+g%2]), 'SZAI-2025-'||lpad(g::text,6,'0')||' product '||g||' 智能产品', 'c'||g, '2025-0'||(1+g%9)||'-01', null, null, 'public' from register_row, generate_series(1,${N}) g`),
);
await db.query(
  inline(
    `insert into register_version (register,row_key,version,number,status,columns,search,case_id,since,until,struck_by,shown) select register,row_key,version,number,status,columns,search,case_id,since,until,struck_by,shown from register_row where number like 'SZAI-2025%'`,
  ),
);
await db.query(
  inline(
    `insert into event (family,family_seq,case_id,seq,type,order_id,recorded,data,digest) select 'f'||g,1,'c'||g,1,type,'o'||g,recorded,data,digest from (select * from event where seq=1 limit 1) e, generate_series(1,${N}) g`,
  ),
);
await db.query(
  inline(
    `insert into docket select (jsonb_populate_record(null::docket, to_jsonb(d) || jsonb_build_object('case_id','c'||g,'family','f'||g,'number','d'||g))).* from (select * from docket limit 1) d, generate_series(1,${N}) g`,
  ),
);
await db.query(
  inline(
    `insert into clock_run (case_id,procedure,clock,run,from_day,due,met_on,days,working_days,late,state) select 'c'||g,'disclosure','look',1,'2026-01-01','2026-01-09','2026-01-0'||(1+g%9),1+g%9,1+g%6,g%50=0,'met' from generate_series(1,${N}) g`,
  ),
);
await db.query(inline('analyze'));
const c = demo.caller();
const time = async (name: string, f: () => Promise<unknown>) => {
  const r = [];
  for (let i = 0; i < 3; i++) {
    const t = performance.now();
    await f();
    r.push(Math.round(performance.now() - t));
  }
  console.log(name, r.join(' '));
};

await time('all columns', () => db.query(inline("select columns from register_row")));
await time('no columns', () => db.query(inline("select number, row_key, version, status, case_id, since, until, struck_by, shown from register_row")));
await time('count bigrams', () => db.query(inline("select count(*) from register_row where bigrams(search) @> array['智能']")));
await time('count like', () => db.query(inline("select count(*) from register_row where search like '%智能%'")));
await time('follow like', () => db.query(inline("select case_id from event where seq = 1 and data::text like '%\"trackingDigest\":\"abc%'")));
await demo.close();

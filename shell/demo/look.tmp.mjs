import { openOffice } from '#shell/office';

const o = await openOffice({ dataDir: process.argv[2] });
const q = async (text) => await o.store.database.query({ text, name: 'x' + Math.random(), prepared: false });
console.log(
  (
    await q(
      "select columns->>'name' n, columns->>'company' c, columns->>'tier' t, status s, number from register_row where register='products' order by number limit 40",
    )
  )
    .map((r) => Object.values(r).join(' | '))
    .join('\n'),
);
console.log(
  (
    await q(
      "select data->>'happened' h, d.procedure p, data->>'order' o, data->>'actor' a, d.number from event e join docket d using (case_id) where d.family in (select family from docket where procedure='reconsideration') order by position",
    )
  )
    .map((r) => Object.values(r).join(' | '))
    .join('\n'),
);
console.log(
  (await q('select register, status, count(*)::int n from register_row group by 1,2 order by 1,2'))
    .map((r) => Object.values(r).join(' | '))
    .join('\n'),
);
const l = await o.store.letters({ case: (await q("select case_id c from docket where procedure='assessment' and state='refused'"))[0].c });
console.log(
  l
    .map((x) => x.title.en + '\n' + x.body.en + '\n' + x.body.zh)
    .join('\n----\n')
    .slice(0, 3500),
);
await o.close();

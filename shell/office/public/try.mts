import { answer, openDemo } from './demo-for-tests.ts';

const demo = await openDemo('2026-04-01');
const id = await demo.disclose();
await demo.go('2026-04-13');
const c = demo.caller();
const small = (x: any): any =>
  Array.isArray(x)
    ? x.map(small)
    : x && typeof x === 'object'
      ? 'en' in x && 'zh' in x
        ? `${x.en} | ${x.zh}`
        : 'article' in x && 'label' in x
          ? `<${x.article} ${x.standing}>`
          : Object.fromEntries(Object.entries(x).map(([k, v]) => [k, small(v)]))
      : x;
const show = (x: unknown, n = 7000) => console.log(JSON.stringify(small(x), null, 1).slice(0, n));
const p = answer(await demo.pages.product(c, { number: 'SZAI-2026-00001' }));
const { why, ...rest } = p;
show(rest);
const city = answer(await demo.pages.city(c));
show(city, 5000);
const law = answer(await demo.pages.law(c));
show({
  ...law,
  articles: law.articles.length,
  sources: law.sources.slice(0, 1),
  chapters: law.chapters.map((c) => [c.title, c.articles.length]),
  mission: law.mission.slice(0, 5),
});
const art = answer(await demo.pages.article(c, { article: 'sz.66' }));
show(
  {
    ...art,
    examples: art.examples.length,
    runs: art.runs.map((r) => [r.kind, r.path, r.title, r.standing, r.href]),
    promises: art.promises.map((p) => p.name),
  },
  6000,
);
const t = answer(await demo.pages.times(c, {}));
show({ ...t, rows: t.rows.filter((r) => r.n + r.open > 0) });
console.log(t.rows.map((r) => `${r.procedure.name}.${r.clock.name} ${r.limit.en}`).join('\n'));
for (const q of ['tutor', 'lychee', '第44条', 'article 44', '投诉', 'complain', '登记册', '教育', 'SZAI-2026-00001']) {
  const h = answer(await demo.pages.search(c, { q }));
  console.log(q, h.total);
  show(h.hits.slice(0, 5).map((x) => [x.kind, x.title, x.href, x.number]));
}
show(answer(await demo.pages.changes(c, {})));
show(answer(await demo.pages.changesRss(c, {})));
const letters = await demo.store.letters({ case: id });
console.log(letters.map((l) => [l.letter, l.code, l.number]));
for (const l of letters) show(answer(await demo.pages.check(c, { code: l.code.toLowerCase().replaceAll('-', ' ') })));
show(await demo.pages.check(c, { code: 'XXXX' }));
await demo.close();

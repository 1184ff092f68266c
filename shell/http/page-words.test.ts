import { expect, test } from 'vitest';
import type { Caller, OfficeService } from '#contract';
import { fail, ok } from '#law/ground';
import { pageIn } from './city-page.ts';
import { pageLook } from './page-words.ts';

const caller: Caller = { now: 0, request: 'r1' };
const words = (en: string, nl: string) => ({ en, zh: '', nl });
const asked: string[] = [];

/** An office that knows one product, one register and one article. */
const office = new Proxy({} as OfficeService, {
  get: (_, method: string) => async (_caller: Caller, of: Readonly<Record<string, string>>) => {
    const named = of['number'] ?? of['name'] ?? of['article'] ?? of['procedure'] ?? of['id'] ?? of['year'] ?? '';
    asked.push(`${method} ${named}`);
    if (named === 'P-1') return ok({ title: words('Camera', 'Camera'), sentence: words('It counts bicycles.', 'Zij telt fietsen.') });
    if (named === 'C-1') return ok({ title: words('An assessment', 'Een beoordeling'), number: 'C-1' });
    if (String(named) === '2026') return ok({ sentence: words('Nobody filed.', 'Niemand vroeg aan.') });
    if (named === 'systems') return ok({ register: { title: words('Systems', 'Systemen') } });
    if (named === 'eu.5') return ok({ label: words('Article 5', 'Artikel 5'), gist: words('What is forbidden', 'Wat verboden is') });
    return named === 'shut' ? fail({ refusal: 'notNow', basis: [] }) : fail({ notFound: named });
  },
});
const look = pageLook(office);

test('a page that names what the city does not know is gone', async () => {
  for (const path of [
    '/products/NO-SUCH',
    '/registers/no-such',
    '/registers/systems/NO-SUCH',
    '/law/eu/999',
    '/law/procedures/no-such/orders',
    '/consultations/NO-SUCH',
    '/minutes/no-such/1',
    '/cases/NO-SUCH',
    '/report/1900',
    '/report/last',
    '/products/%E0%A4%A',
  ])
    expect(await look(path, caller), path).toBe('gone');
});

test('a page that names an entry, a register or an article is called after it', async () => {
  expect(await look('/products/P-1', caller)).toEqual({
    title: words('Camera', 'Camera'),
    about: words('It counts bicycles.', 'Zij telt fietsen.'),
  });
  expect(await look('/registers/systems/', caller)).toEqual({ title: words('Systems', 'Systemen') });
  expect(await look('/registers/systems/P-1', caller)).toMatchObject({ title: { nl: 'Camera' } });
  expect(await look('/cases/C-1', caller)).toMatchObject({ title: { nl: 'C-1 Een beoordeling' } });
  expect(await look('/report/2026', caller)).toMatchObject({ title: { nl: 'Het jaar 2026' }, about: { nl: 'Niemand vroeg aan.' } });
  expect(await look('/law/eu/5', caller)).toMatchObject({ title: { nl: 'Artikel 5' } });
});

test('a page of its own asks for nothing, and one that is refused for another reason is no missing one', async () => {
  asked.length = 0;
  for (const path of ['/', '/law', '/law/promises', '/law/separation', '/my/cases/c1'])
    expect(await look(path, caller), path).toBeUndefined();
  expect(asked).toEqual([]);
  expect(await look('/products/shut', caller)).toBeUndefined();
});

test('the raw page has the title of the entry before that of the city, and what the entry says of itself', () => {
  const city = { languages: ['en', 'nl'], title: words('AI <Office>', 'AI-loket'), lead: words('All of it', 'Alles') };
  const own = { title: words('Camera', 'Camera'), about: words('It counts "bicycles"', 'Zij telt fietsen') };
  const page = '<html lang="en"><head><title>Ordinance</title></head><noscript></noscript></html>';
  expect(pageIn(page, city, '/products/P-1', own)).toContain(
    '<title>Camera – AI &lt;Office&gt;</title><meta name="description" content="It counts &quot;bicycles&quot;" />',
  );
  expect(pageIn(page, city, '/nl/products/P-1', { title: own.title })).toContain('<title>Camera – AI-loket</title></head>');
  expect(pageIn(page, city, '/nl')).toContain('<title>AI-loket</title><meta name="description" content="Alles" />');
});

import type { Cell, Line, OfficeService, ProductPage, StoryLine } from '#contract';
import { type CaseFile, dayInWords } from '#law/case';
import { joinTexts, ok, type Value } from '#law/ground';
import { factOf, type Pack } from '#law/pack';
import { capital, isStayed, marksOf, productRegister, sentences } from '../view/index.ts';
import { type Desk, lawNow, notFound } from './desk.ts';
import { complaintDoors } from './doors.ts';
import type { Product } from './product.ts';
import { assumedIn, whyTier } from './product-answer.ts';
import { entriesAbout } from './product-entries.ts';
import { aroundRow, incidentsOf, incidentWarnings } from './product-incidents.ts';
import { casesAbout, graphOf, lifeOf, versionsOf } from './product-life.ts';
import { rightsOf } from './product-rights.ts';
import { testedSentence, testRuns } from './product-tests.ts';
import { publicRegisters } from './public-registers.ts';
import { assumedMark, cellOf, partColumn, partName, type RowPart, sentenceOfRow, titleOfRow } from './register-columns.ts';
import { enteredOn, importedWords, makerOf, tierOf } from './register-rows.ts';
import { rowStatus } from './row-status.ts';
import { say } from './say.ts';
import { namedValue, stopped } from './words.ts';

/** A product as a resident needs to know it; a row of any other public register is told in the same way, as far as it goes. */
export const productPage =
  (desk: Desk): OfficeService['product'] =>
  async (caller, { number }) => {
    const law = lawNow(desk, caller);
    const found = await findPublicRow(desk, law.pack, number);
    if (found === undefined) return unknownProduct(number);
    const { register, row } = found;
    const [versions, around] = await Promise.all([
      desk.keeper.store.registerVersions(register.name, row.rowKey),
      aroundRow(desk, law.pack, register, row),
    ]);
    const page = await desk.keeper.ask(row.case, (world, files) =>
      pageOf({ law, register, row, ...around, world, files, file: files.get(row.case)!, versions }),
    );
    return page === undefined ? unknownProduct(number) : ok(page);
  };

export const unknownProduct = (number: string) =>
  notFound(number, say('unknownProduct.nothingIsRegisteredUnder', { number }), say('unknownProduct.searchByNameOr'));

/** In the register of products first; its number or its key. */
export const findPublicRow = async ({ keeper }: Pick<Desk, 'keeper'>, pack: Pack, number: string) => {
  const first = productRegister(pack);
  const registers = publicRegisters(pack).toSorted((a, b) => Number(b === first) - Number(a === first));
  for (const register of registers) {
    const row = await keeper.store.registerRow(register.name, number);
    if (row?.shown === 'public') return { register, row };
  }
  return undefined;
};

const pageOf = (product: Product): ProductPage => {
  const { law, register, row, behind, file } = product;
  const { pack } = law;
  const tier = tierOf(pack, register, row.columns);
  const maker = makerOf(register, row.columns);
  const why = tier === undefined ? undefined : whyTier(product);
  const place = behind === undefined ? undefined : { procedure: behind.opened.procedure, state: behind.state };
  const graph = graphOf(product);
  const limits = toldBy(product, 'limits');
  return {
    number: row.number,
    register: { name: register.name, title: register.title },
    title: titleOfRow(register, row),
    sentence: sentenceOfRow(pack, register, row.columns) ?? say('pageOf.anEntryOfThe', { register: register.title }),
    ...(maker === undefined ? {} : { maker }),
    status: rowStatus(pack, register, row.status, place),
    since: enteredOn(register, row),
    ...(tier === undefined ? {} : { tier }),
    ...(why === undefined ? {} : { why }),
    warnings: warningsOf(product),
    ...(limits === undefined ? {} : { limits }),
    tested: testedOf(product),
    incidents: incidentsOf(product),
    rights: rightsOf(pack, register, row.columns),
    complain: complaintDoors(pack).map(({ procedure, kind, order, title, sentence, within, marks }) => ({
      procedure,
      kind,
      order,
      title,
      sentence,
      ...(within === undefined ? {} : { within }),
      marks,
    })),
    glance: glanceOf(product),
    life: [...lifeOf(product), ...importLine(pack, file)].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
    versions: versionsOf(product),
    cases: casesAbout(product),
    ...(graph === undefined ? {} : { graph }),
    entries: entriesAbout(product),
  };
};

/** What has to be read before anything else. */
const warningsOf = (product: Product): Line[] => {
  const { law, register, row, behind, versions } = product;
  const { pack } = law;
  const marks = marksOf(pack, register);
  const place = behind === undefined ? undefined : { procedure: behind.opened.procedure, state: behind.state };
  const { title, tone } = rowStatus(pack, register, row.status, place);
  const own: Line[] = [];
  if (row.status === null) {
    const day = dayInWords(row.until ?? row.since);
    own.push({
      text: say('warningsOf.noLongerInThe', { day, title }),
      marks,
    });
  } else if (tone === 'warning' || (place !== undefined && isStayed(procedureOf(product, place), place.state))) {
    const since = versions.findLast((version, index) => versions[index - 1]?.status !== version.status)?.since ?? row.since;
    const day = dayInWords(since);
    own.push({ text: say('warningsOf.since', { day, title }), marks });
  }
  return [...own, ...incidentWarnings(product)];
};

/** What the provider said of it in a column that this page tells in words of its own. */
const toldBy = ({ law: { pack }, register, row }: Product, name: 'tested' | 'limits' | 'safeguards'): Line | undefined => {
  const column = partColumn(register, name);
  const value = column === undefined ? undefined : row.columns[column.name];
  if (column === undefined || value === undefined || value === null) return undefined;
  const cell = cellOf(pack, column, value);
  const fact = factOf(pack, column);
  return {
    text: name === 'tested' ? stopped(capital(cell.words)) : namedValue(cell.title, cell.words),
    marks: fact === undefined ? [] : marksOf(pack, fact),
  };
};

const procedureOf = ({ world, file }: Product, { procedure }: { readonly procedure: string }) =>
  world.packOf(file.digest).pack.procedures[procedure]!;

const testedOf = (product: Product): ProductPage['tested'] => {
  const runs = testRuns(product);
  const tested = toldBy(product, 'tested');
  const notes = [toldBy(product, 'safeguards')].filter((line) => line !== undefined);
  return {
    sentence: testedSentence(runs) ?? tested?.text ?? say('testedOf.whatWasTestedAnd'),
    runs,
    notes:
      tested === undefined
        ? notes
        : runs.length > 0
          ? [{ text: sentences(say('testedOf.theProviderSays'), tested.text), marks: tested.marks }, ...notes]
          : [{ text: say('testedOf.thisIsWhatThe'), marks: tested.marks }, ...notes],
  };
};

/** Parts that the page tells in words of its own. */
const toldElsewhere: readonly RowPart[] = ['title', 'risk', 'tested', 'limits', 'safeguards', 'refuse', 'explains'];

const glanceOf = ({ law, register, row, file }: Product): Cell[] => {
  const assumed = assumedIn(file);
  const elsewhere = new Set(toldElsewhere.map((part) => partName(register, part)));
  return register.columns
    .filter(({ name }) => !elsewhere.has(name) && row.columns[name] !== undefined && row.columns[name] !== null)
    .map((column) => cellOf(law.pack, column, row.columns[column.name] as Value, assumed));
};

/** Of a row that came from a file: that nobody filed it here, and which facts are assumed. */
const importLine = (pack: Pack, file: CaseFile): StoryLine[] => {
  const { import: from } = file.opened;
  if (from === undefined) return [];
  const assumed = assumedIn(file).flatMap((name) => pack.facts[name] ?? []);
  const [first] = assumed;
  const names = joinTexts(
    assumed.map(({ title }) => say('importLine.name', { title })),
    { en: ', ', zh: '、' },
  );
  return [
    {
      on: file.openedOn,
      label: say('importLine.fromAFile'),
      text: sentences(importedWords(pack, from.name), first === undefined ? undefined : say('importLine.assumedAreTheAnswers', { names })),
      marks: first === undefined ? [] : [assumedMark(pack, first)],
    },
  ];
};

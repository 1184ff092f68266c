import type { ArticlePage } from '#contract';
import { type Text, weakest } from '#law/ground';
import type { Grounded, Pack, Procedure } from '#law/pack';
import { promiseSentence } from '#law/prove';
import { titleOfName } from '../view/index.ts';
import { registerAddress } from './addresses.ts';
import { say } from './say.ts';

/** Something in the pack that rests on an article. */
export interface PackElement {
  readonly kind: ArticlePage['runs'][number]['kind'];
  /** As `procedures/trial/orders/admit`. */
  readonly path: string;
  readonly title: Text;
  readonly grounded: Grounded;
  readonly href?: string;
}

/** Every element that carries a basis of its own or of the element around it, in the order of the pack. */
export const elementsOf = (pack: Pack): readonly PackElement[] => {
  const known = cache.get(pack);
  if (known !== undefined) return known;
  const all = [...listed(pack)];
  cache.set(pack, all);
  return all;
};

const cache = new WeakMap<Pack, readonly PackElement[]>();

function* listed(pack: Pack): Generator<PackElement> {
  for (const procedure of Object.values(pack.procedures)) yield* partsOf(pack, procedure);
  for (const fact of Object.values(pack.facts)) yield { kind: 'fact', path: `facts/${fact.name}`, title: fact.title, grounded: fact };
  for (const table of Object.values(pack.tables)) {
    yield { kind: 'table', path: `tables/${table.name}`, title: table.title, grounded: table };
    for (const [id, row] of Object.entries(table.rows)) {
      const title = say('listed.row', { table: table.title, id });
      yield { kind: 'row', path: `tables/${table.name}/rules/${id}`, title, grounded: row };
    }
  }
  for (const committee of Object.values(pack.committees)) {
    yield { kind: 'committee', path: `committees/${committee.name}`, title: committee.title, grounded: committee };
    for (const rule of Object.values(committee.rules)) {
      yield {
        kind: 'rule',
        path: `committees/${committee.name}/rules/${rule.name}`,
        title: within(committee.title, titleOfName(pack, rule.name)),
        grounded: rule,
      };
    }
  }
  for (const budget of Object.values(pack.budgets)) {
    yield { kind: 'budget', path: `budgets/${budget.name}`, title: titleOfName(pack, budget.name), grounded: budget };
  }
  for (const register of Object.values(pack.registers)) {
    const href = register.shown === 'public' ? { href: registerAddress(pack, register.name) } : {};
    yield { kind: 'register', path: `registers/${register.name}`, title: register.title, grounded: register, ...href };
  }
  for (const letter of Object.values(pack.letters))
    yield { kind: 'letter', path: `letters/${letter.name}`, title: letter.title, grounded: letter };
  for (const form of Object.values(pack.forms)) yield { kind: 'form', path: `forms/${form.name}`, title: form.title, grounded: form };
  for (const duty of pack.duties) yield { kind: 'duty', path: `duties/${duty.name}`, title: titleOfName(pack, duty.name), grounded: duty };
  for (const stream of pack.streams)
    yield { kind: 'stream', path: `watch/${stream.name}`, title: titleOfName(pack, stream.name), grounded: stream };
  for (const each of Object.values(pack.imports)) yield { kind: 'import', path: `imports/${each.name}`, title: each.title, grounded: each };
  for (const promise of Object.values(pack.promises))
    yield { kind: 'promise', path: `promises/${promise.name}`, title: promise.says ?? promiseSentence(pack, promise), grounded: promise };
}

function* partsOf(pack: Pack, procedure: Procedure): Generator<PackElement> {
  const path = `procedures/${procedure.name}`;
  yield { kind: 'procedure', path, title: procedure.title, grounded: procedure };
  const sections = [
    ['clock', 'clocks', procedure.clocks],
    ['case', 'cases', procedure.cases],
    ['state', 'states', procedure.states],
    ['order', 'orders', procedure.orders],
    ['ending', 'endings', procedure.endings],
  ] as const;
  for (const [kind, section, elements] of sections) {
    for (const [name, grounded] of Object.entries(elements)) {
      yield {
        kind,
        path: `${path}/${section}/${name}`,
        title: within(procedure.title, (grounded as { readonly title?: Text }).title ?? titleOfName(pack, name)),
        grounded,
      };
    }
  }
}

const within = (whole: Text, part: Text): Text => say('within.wholePart', { whole, part });

/** What cites an article, or one clause of it, as it is written: who only inherits a basis is not listed. */
export const citing = (pack: Pack, article: string, clause?: string): readonly PackElement[] => {
  const named = pack.cited.filter((cited) => cited.article === article && (clause === undefined || cited.clause === clause));
  const paths = new Set(named.map(({ path }) => path));
  const found = [...paths].map((path) => elementAt(pack, article, path));
  return [...new Map(found.map((element) => [element.path, element])).values()];
};

/** `procedures/trial.yaml#orders.admit` is the order; a place inside an element is the element, the head of a file is the file. */
const elementAt = (pack: Pack, article: string, cited: string): PackElement => {
  const [file = '', place = ''] = cited.split('#');
  const path = [file.replace(/\.(yaml|md)$/, ''), ...place.split('.').filter((part) => part !== '')].join('/');
  const elements = elementsOf(pack);
  for (let at = path; at.includes('/'); at = at.slice(0, at.lastIndexOf('/'))) {
    const element = elements.find((each) => each.path === at);
    if (element !== undefined) return element;
    // A part lies in every procedure that includes it; it is named once, as the part.
    const included = elements.find(
      (each) => each.grounded.at.file === file && each.path.endsWith(at.slice(file.replace(/\.yaml$/, '').length)),
    );
    if (file.startsWith('parts/') && at.length > file.length - 5 && included !== undefined) return { ...included, path: at };
  }
  return headOf(pack, article, file, path);
};

/** A file that cites an article at its head, for all in it that names no other: told once, with the weakest standing among them. */
const headOf = (pack: Pack, article: string, file: string, path: string): PackElement => {
  const members = elementsOf(pack).filter(
    ({ grounded }) => grounded.at.file === file && grounded.basis.some((basis) => basis.replace(/\(.*$/, '') === article),
  );
  const name = path.slice(path.lastIndexOf('/') + 1);
  const standing = members.length === 0 ? pack.standing : weakest(members.map(({ grounded }) => grounded.standing));
  const what = fileWords[file] ?? pack.calendars[name]?.title ?? titleOfName(pack, name);
  const title = file === 'pack.yaml' ? pack.title : members.length === 0 ? what : say('headOf.whatCount', { what, count: members.length });
  return { kind: 'other', path, title, grounded: { basis: [article], standing, at: pack.at } };
};

const fileWords: Readonly<Record<string, Text>> = {
  'facts.yaml': say('fileWords.factsThatNameNo'),
  'budgets.yaml': say('fileWords.budgets'),
  'duties.yaml': say('fileWords.dutiesOfTheCalendar'),
  'watch.yaml': say('fileWords.watchStreams'),
  'promises.yaml': say('fileWords.promisesOfThePack'),
  'transitions.yaml': say('fileWords.transitionOfOpenCases'),
};

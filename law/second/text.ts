import { parse } from 'yaml';
import { type Days, daysOf } from './days.ts';
import { canonical } from './json.ts';

/** YAML as written: every scalar is its text. */
export type Raw = string | null | readonly Raw[] | { readonly [key: string]: Raw };

/** An element with what it rests on: its own basis and standing, or those of the nearest element around it. */
export interface Element {
  readonly raw: Raw;
  readonly basis: readonly string[];
  readonly standing: string;
}

export interface ProcedureText extends Element {
  readonly name: string;
  readonly orders: ReadonlyMap<string, Element>;
  readonly clocks: ReadonlyMap<string, Element>;
  readonly cases: ReadonlyMap<string, Element>;
  readonly states: ReadonlyMap<string, Element>;
  readonly endings: ReadonlyMap<string, Element>;
  /** The way on a commitment, if there is one. */
  readonly commitment: Raw | undefined;
}

/** The text of a law as this room reads it: YAML, its elements by name, and nothing compiled. */
export interface LawText {
  readonly pack: string;
  readonly version: string;
  readonly calendar: string;
  readonly roles: ReadonlyMap<string, { readonly office: string | undefined }>;
  readonly offices: ReadonlyMap<string, Element>;
  readonly competences: ReadonlyMap<string, Element>;
  readonly facts: ReadonlyMap<string, Element>;
  readonly tables: ReadonlyMap<string, Element>;
  /** Of a row, by table and id. */
  readonly procedures: ReadonlyMap<string, ProcedureText>;
  readonly committees: ReadonlyMap<string, Element>;
  readonly budgets: ReadonlyMap<string, Element>;
  readonly letters: ReadonlyMap<string, Element>;
  readonly forms: ReadonlyMap<string, Raw>;
  readonly duties: ReadonlyMap<string, Element>;
  readonly streams: ReadonlyMap<string, Element>;
  readonly imports: ReadonlyMap<string, Element>;
  readonly calendars: ReadonlyMap<string, Days>;
  /** Source → the day it came into force, where that is said. */
  readonly inForce: ReadonlyMap<string, string>;
  /** Everything else that a file of the pack says, by path. */
  readonly file: (path: string) => Raw | undefined;
}

export const readLaw = (files: ReadonlyMap<string, string>): LawText => {
  const raws = new Map<string, Raw>();
  for (const [path, text] of files) raws.set(path, parse(path.endsWith('.md') ? frontMatter(text) : text, yamlAsWritten) as Raw);
  const file = (path: string): Raw | undefined => raws.get(path);
  const head = file('pack.yaml');
  const place = file('place.yaml');
  const weekend = textsOf(at(at(place, 'week'), 'weekend') ?? ['saturday', 'sunday']);
  const parts = inFolder(raws, 'parts', 'part');
  const sections = (name: string): ReadonlyMap<string, Element> => listed(file(`${name}.yaml`), name === 'watch' ? 'streams' : name);
  return {
    pack: textOf(at(head, 'pack')) ?? '',
    version: textOf(at(head, 'version')) ?? '',
    calendar: textOf(at(place, 'calendar')) ?? textOf(at(head, 'calendar')) ?? '',
    roles: new Map(membersOf(at(head, 'roles')).map(([name, raw]) => [name, { office: textOf(at(raw, 'office')) }])),
    offices: new Map(membersOf(at(head, 'offices')).map(([name, raw]) => [name, elementIn(raw, elementIn(head ?? null, undefined))])),
    competences: sections('competences'),
    facts: sections('facts'),
    budgets: sections('budgets'),
    duties: sections('duties'),
    streams: sections('watch'),
    tables: inFolder(raws, 'tables', 'table'),
    committees: inFolder(raws, 'committees', 'committee'),
    letters: inFolder(raws, 'letters', 'letter'),
    imports: inFolder(raws, 'imports', 'import'),
    forms: new Map([...inFolder(raws, 'forms', 'form')].map(([name, { raw }]) => [name, raw])),
    procedures: new Map([...inFolder(raws, 'procedures', 'procedure')].map(([name, element]) => [name, procedureOf(name, element, parts)])),
    calendars: new Map([...inFolder(raws, 'calendars', 'calendar')].map(([name, { raw }]) => [name, daysOf(raw, weekend)])),
    inForce: new Map(
      membersOf(at(file('articles.yaml'), 'sources')).flatMap(([name, raw]) => {
        const day = textOf(at(raw, 'in-force'));
        return day === undefined ? [] : [[name, day] as const];
      }),
    ),
    file,
  };
};

/** The digest by which a receipt names its text: over the canonical form of all files by their paths. */
export const textDigest = (files: ReadonlyMap<string, string>, digest: (text: string) => string): string =>
  digest(canonical(Object.fromEntries(files)));

const yamlAsWritten = { schema: 'failsafe', version: '1.2', uniqueKeys: false, logLevel: 'silent' } as const;

const frontMatter = (text: string): string => /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';

/** One element a file, under its own name. */
const inFolder = (raws: ReadonlyMap<string, Raw>, folder: string, key: string): ReadonlyMap<string, Element> =>
  new Map(
    [...raws].flatMap(([path, raw]) => {
      const name = path.startsWith(`${folder}/`) ? textOf(at(raw, key)) : undefined;
      return name === undefined ? [] : [[name, elementIn(raw, undefined)] as const];
    }),
  );

const listed = (file: Raw | undefined, section: string): ReadonlyMap<string, Element> => {
  const head = elementIn(file ?? null, undefined);
  return new Map(membersOf(at(file, section)).map(([name, raw]) => [name, elementIn(raw, head)]));
};

export const elementIn = (raw: Raw, outer: Element | undefined): Element => {
  const basis = at(raw, 'basis');
  return {
    raw,
    basis: basis === undefined ? (outer?.basis ?? []) : textsOf(basis),
    standing: textOf(at(raw, 'standing')) ?? outer?.standing ?? 'law',
  };
};

/** Parts first, in the order in which they are included, then what the procedure itself says. */
const procedureOf = (name: string, element: Element, parts: ReadonlyMap<string, Element>): ProcedureText => {
  const pieces = [...textsOf(at(element.raw, 'includes') ?? []).flatMap((part) => parts.get(part) ?? []), element];
  const section = (key: string): ReadonlyMap<string, Element> =>
    new Map(pieces.flatMap((piece) => membersOf(at(piece.raw, key)).map(([each, raw]) => [each, elementIn(raw, piece)] as const)));
  const written = pieces.flatMap((piece) => membersOf(at(piece.raw, 'commitment')));
  return {
    ...element,
    name,
    commitment: written.length === 0 ? undefined : Object.fromEntries(written),
    orders: section('orders'),
    clocks: section('clocks'),
    cases: section('cases'),
    states: section('states'),
    endings: section('endings'),
  };
};

// ---- reading what is written --------------------------------------------------------------------------------------------

export const at = (raw: Raw | undefined, key: string): Raw | undefined =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && Object.hasOwn(raw, key)
    ? (raw as { readonly [key: string]: Raw })[key]
    : undefined;

export const membersOf = (raw: Raw | undefined): readonly (readonly [string, Raw])[] =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : [];

export const textOf = (raw: Raw | undefined): string | undefined => (typeof raw === 'string' ? raw : undefined);

/** Lists of one may be written without brackets. */
export const textsOf = (raw: Raw | undefined): readonly string[] => {
  if (typeof raw === 'string') return [raw];
  return Array.isArray(raw) ? raw.flatMap((item) => textOf(item as Raw) ?? []) : [];
};

export const isYes = (raw: Raw | undefined): boolean => raw === 'yes';

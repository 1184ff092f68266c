import type { Text } from '#law/ground';
import { say as tell } from './say.ts';
/** What may stand at a place of a pack file. Loader, checker and published schema all read this one declaration. */
export type Shape =
  | { readonly is: 'text' }
  /** Of a name that is looked up the form is not checked: that it is not known says more. */
  /** `alone`: the code of the finding if several are written where one alone may stand. */
  | { readonly is: 'name'; readonly own?: boolean; readonly alone?: string }
  | { readonly is: 'string' }
  | { readonly is: 'yes-no' }
  | { readonly is: 'day' }
  | { readonly is: 'duration' }
  | { readonly is: 'feel' }
  | { readonly is: 'value' }
  | { readonly is: 'number'; readonly whole?: boolean; readonly least?: number }
  | { readonly is: 'one-of'; readonly of: readonly string[] }
  /** A word that a regular expression describes; `say` describes it to a person. */
  | { readonly is: 'pattern'; readonly pattern: string; readonly say: Text }
  /** One of it may be written without brackets. `filled`: there is at least one. */
  | { readonly is: 'list'; readonly of: Shape; readonly filled?: boolean }
  /** Names that the author chooses, each with a value; `besides` them there may be keys of the language. */
  | { readonly is: 'map'; readonly of: Shape; readonly names: NameForm; readonly besides?: Keys }
  /** `texts`: besides these keys it is a text, so each language of the pack is a key too. `unknown`: how a key that is not among them is told. */
  | { readonly is: 'keys'; readonly keys: Keys; readonly texts?: true; readonly unknown?: UnknownKey }
  /** The first that fits. */
  | { readonly is: 'either'; readonly of: readonly Shape[]; readonly say: Text };

/** The code of the finding, and what the author meant to name. */
export interface UnknownKey {
  readonly code: string;
  readonly what: Text;
}

export type Keys = Readonly<Record<string, Key>>;

export interface Key {
  readonly shape: Shape;
  readonly about: string;
  /** Must be there; the code is that of the finding if it is not. */
  readonly required?: string;
}

export type NameForm = 'name' | 'refusal' | 'article' | 'aim' | 'year' | 'any';

/** How the names that authors choose are formed. */
export const nameForms: Readonly<Record<NameForm, { readonly pattern: string; readonly say: Text }>> = {
  name: {
    pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    say: tell('name.namesAreKebabCase'),
  },
  refusal: {
    pattern: '^[a-z][a-zA-Z0-9]*$',
    say: tell('refusal.refusalsAreCamelcaseAs'),
  },
  article: {
    pattern: '^[a-z][a-z0-9-]*\\.[0-9A-Za-z][0-9A-Za-z.:-]*$',
    say: tell('article.anArticleIsNamed'),
  },
  aim: {
    pattern: '^[A-Za-z][A-Za-z0-9-]*$',
    say: tell('aim.anAimIsNamed'),
  },
  year: { pattern: '^[0-9]{4}$', say: tell('year.aYearHasFour') },
  any: { pattern: '^.+$', say: tell('any.aNameIsNeeded') },
};

export const durationPattern = '^(\\d+ years|(\\d+|[a-z][a-z0-9]*(-[a-z0-9]+)*) (working-days|days|months|hours))$';
export const basisPattern = '^[a-z][a-z0-9-]*\\.[0-9A-Za-z][0-9A-Za-z.:-]*(\\(([0-9]+|[a-z])\\))*$';

export const text: Shape = { is: 'text' };
export const name: Shape = { is: 'name' };
export const oneName = (alone: string): Shape => ({ is: 'name', alone });
export const ownName: Shape = { is: 'name', own: true };
export const string: Shape = { is: 'string' };
export const yesNo: Shape = { is: 'yes-no' };
export const day: Shape = { is: 'day' };
export const duration: Shape = { is: 'duration' };
export const feel: Shape = { is: 'feel' };
export const value: Shape = { is: 'value' };
export const number: Shape = { is: 'number' };
export const whole = (least: number): Shape => ({ is: 'number', whole: true, least });
export const oneOf = (...of: readonly string[]): Shape => ({ is: 'one-of', of });
export const pattern = (regularExpression: string, say: Text): Shape => ({ is: 'pattern', pattern: regularExpression, say });
export const list = (of: Shape): Shape => ({ is: 'list', of });
export const filled = (of: Shape): Shape => ({ is: 'list', of, filled: true });
export const map = (of: Shape, names: NameForm = 'name'): Shape => ({ is: 'map', of, names });
export const mapBesides = (of: Shape, besides: Keys): Shape => ({ is: 'map', of, names: 'name', besides });
export const keys = (declared: Keys, unknown?: UnknownKey): Shape => ({
  is: 'keys',
  keys: declared,
  ...(unknown !== undefined && { unknown }),
});
/** A text with more keys beside its languages. */
export const textWith = (declared: Keys): Shape => ({ is: 'keys', keys: declared, texts: true });
export const either = (say: Text, ...of: readonly Shape[]): Shape => ({ is: 'either', of, say });

export const may = (shape: Shape, about: string): Key => ({ shape, about });
/** What must be there is not an empty list either. */
export const must = (shape: Shape, about: string, required = 'key/missing'): Key => ({
  shape: shape.is === 'list' ? filled(shape.of) : shape,
  about,
  required,
});

/** A value is written plainly, a formula as `{ is: FEEL }`, a text that the pack itself supplies as `{ en: …, zh: … }`. */
export const withValue: Shape = either(tell('withValue.aPlainValueOr'), keys({ is: must(feel, 'A formula.') }), text, value);

/** The three keys that may stand in any element. */
export const grounds: Readonly<Record<'basis' | 'standing' | 'note', Key>> = {
  basis: may(list(pattern(basisPattern, tell('basis.anArticleAsOr'))), 'The articles that together carry the rule.'),
  standing: may(
    oneOf('law', 'delegated', 'assumed'),
    'The article says it, leaves it to a measure, or says nothing and the pack proposes it.',
  ),
  note: may(text, 'What a reader must know; required where the standing is `assumed`.'),
};

export const circle: Shape = oneOf('public', 'parties', 'office', 'sealed');

/** A circle, or one within the office: those who work on the case, or some of its roles. */
export const circleInside: Shape = either(
  tell('circleInside.orRolesOfThe'),
  oneOf('public', 'parties', 'office', 'workers', 'sealed'),
  list(name),
);

/** A kind of file: where it stands in a pack and what it may hold. `names` is the key under which it carries its own name. */
export interface FileKind {
  readonly title: string;
  /** `pack.yaml`, or a folder with one element a file. */
  readonly path: string;
  readonly folder: boolean;
  readonly names?: string;
  readonly shape: Shape;
}

export const file = (title: string, path: string, shape: Shape): FileKind => ({ title, path, folder: false, shape });
export const folder = (title: string, path: string, names: string, shape: Shape): FileKind => ({ title, path, folder: true, names, shape });

export const fraction: Shape = pattern('^\\d+/\\d+$', tell('fraction.anExactFractionAs'));

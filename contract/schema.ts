import { type Static, type TSchema, Type } from 'typebox';
import type { Value as LawValue, Num } from '#law/ground';

/** What a schema describes, as everybody sees it: nothing that came over the wire is changed in place. */
export type Of<S extends TSchema> = Frozen<Static<S>>;

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends Num
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

/** A schema with a name of its own: OpenAPI lists it once and refers to it everywhere else. */
export const named = <P extends Parameters<typeof Type.Object>[0]>(title: string, properties: P, description?: string) =>
  Type.Object<P>(properties, description === undefined ? { title } : { title, description });

/** What comes in has these keys and no others, so that a mistyped one is reported instead of ignored. */
export const given = <P extends Parameters<typeof Type.Object>[0]>(title: string, properties: P) =>
  Type.Object<P>(properties, { title, additionalProperties: false });

export const oneOf = <N extends string[]>(...names: [...N]) => Type.Enum(names);

export const maybe = Type.Optional;
export const list = Type.Array;

/** A value of a fact: JSON with exact numbers. Which values a fact may have, the pack says, not the contract. */
export const Value = Type.Unsafe<LawValue>({ description: 'a value of a fact: JSON with exact numbers' });

export const Values = Type.Record(Type.String({ maxLength: 120 }), Value, { description: 'fact → value' });

/** A language as BCP 47 writes it. Which ones a city has stands in `City.languages`. */
export const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35, description: 'a language by BCP 47' });

/** Words for people, by language. `en` and `zh` are always there; the languages of the city stand beside them. */
export interface Text {
  readonly en: string;
  readonly zh: string;
  /** Languages of the city in which nobody wrote this, with blanks between them: the text of another stands there. */
  readonly lacks?: string;
  readonly [language: string]: string;
}
export const Text = Type.Unsafe<Text>(
  Type.Object(
    { en: Type.String(), zh: Type.String(), lacks: Type.Optional(Type.String()) },
    {
      title: 'Text',
      description:
        'Words for people, by language. `en` and `zh` are always there; the languages of the city stand beside them. `lacks` names those in which nobody wrote it.',
      additionalProperties: Type.String(),
    },
  ),
);

export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a local day' });
export const Instant = Type.String({ description: 'an instant with its offset, ISO 8601' });
/** Of a clock in days or in hours. */
export const Due = Type.String({ description: 'a local day, or an instant where the clock counts hours' });
export const Count = Type.Integer({ minimum: 0 });
export const Id = Type.String({ minLength: 1, maxLength: 160, pattern: '^[A-Za-z0-9._~:-]+$' });
/** A name of the pack. */
export const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '^[a-z][A-Za-z0-9-]*$' });
/** Where the next page begins: opaque, as the page before gave it in `next`. `shell/paging` alone writes and reads it. */
export const Cursor = Type.String({ minLength: 1, maxLength: 800, description: 'opaque: give back `next` of the page before' });
export const Query = Type.String({ maxLength: 200 });
export const Limit = Type.Integer({ minimum: 1, maximum: 200 });
export const Standing = oneOf('law', 'delegated', 'assumed');
/** The widest circle that may read something. */
export const Circle = oneOf('public', 'parties', 'office', 'sealed');

/** What stands before the address of a page in a language: English has no prefix, others have their own. A city without English reads the bare address in its first language. */
export const pagePrefix = (language: string): string => (language === 'en' ? '' : `/${language}`);

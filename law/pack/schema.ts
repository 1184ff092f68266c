import { fileKinds } from './keys.ts';
import { languagePattern } from './keys-languages.ts';
import { basisPattern, durationPattern, type FileKind, type Keys, nameForms, type Shape } from './shape.ts';

/** A JSON Schema (2020-12), as plain data. */
type JsonSchema = { readonly [key: string]: unknown };

/** The published schemas, one for each kind of file, printed from the declaration that the loader itself reads. */
export const schemas = (): ReadonlyMap<string, JsonSchema> =>
  new Map(Object.entries(fileKinds).map(([kind, declared]) => [kind, schemaOf(kind, declared)]));

const schemaOf = (kind: string, { title, path, folder, shape }: FileKind): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:ordinance:schema:${kind}`,
  title,
  description: `Of \`${folder ? `${path}/*.${kind === 'letter' ? 'md' : 'yaml'}` : path}\` in a pack.`,
  ...schemaFor(shape),
});

// Numbers and truth values stand unquoted in YAML 1.2, so a text may arrive as one.
const word = { type: ['string', 'number', 'boolean'] };
// Words after a comma may be as short as the code of a language.
const wordOrNothing = { type: [...word.type, 'null'] };

const schemaFor = (shape: Shape): JsonSchema => {
  switch (shape.is) {
    case 'text':
      return textSchema;
    case 'name':
      return { type: 'string', pattern: nameForms.name.pattern };
    case 'string':
    case 'feel':
      return word;
    case 'yes-no':
      return { enum: ['yes', 'no'] };
    case 'day':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'duration':
      return { type: 'string', pattern: durationPattern };
    case 'value':
      return {};
    case 'number':
      return { type: shape.whole === true ? 'integer' : 'number', ...(shape.least !== undefined && { minimum: shape.least }) };
    case 'one-of':
      return { enum: shape.of };
    case 'pattern':
      return { type: 'string', pattern: shape.pattern, ...(shape.pattern === basisPattern && { examples: ['sz.44', 'sz.33(2)'] }) };
    case 'list':
      return {
        anyOf: [schemaFor(shape.of), { type: 'array', items: schemaFor(shape.of), ...(shape.filled === true && { minItems: 1 }) }],
      };
    case 'map':
      return {
        type: 'object',
        ...(shape.besides !== undefined && { properties: propertiesOf(shape.besides) }),
        propertyNames: { pattern: nameForms[shape.names].pattern },
        additionalProperties: schemaFor(shape.of),
      };
    case 'keys':
      return keysSchema(shape);
    case 'either':
      return { anyOf: shape.of.map(schemaFor) };
  }
};

const keysSchema = ({ keys, texts }: Shape & { is: 'keys' }): JsonSchema => {
  const required = Object.entries(keys).flatMap(([key, declared]) => (declared.required === undefined ? [] : [key]));
  return {
    type: 'object',
    properties: { ...(texts && textSchema.properties), ...propertiesOf(keys) },
    ...(texts && { patternProperties: { [`^(?!(${Object.keys(keys).join('|')})$)${languagePattern.slice(1)}`]: wordOrNothing } }),
    ...(required.length > 0 && { required }),
    additionalProperties: texts ? goesOn : false,
  };
};

const propertiesOf = (keys: Keys): JsonSchema =>
  Object.fromEntries(Object.entries(keys).map(([key, { shape, about }]) => [key, { description: about, ...schemaFor(shape) }]));

// `{ en: a person, from many sources, de: … }`: the words after the comma are a key without a value; they go on with the text.
const goesOn = { type: 'null' };

// Which languages a pack has stands in its own files, so the schema takes any: that each is there only `pack check` can say.
const textSchema = {
  type: 'object',
  properties: { en: { ...wordOrNothing, description: 'In English.' }, zh: { ...wordOrNothing, description: 'In Chinese.' } },
  patternProperties: { [languagePattern]: wordOrNothing },
  minProperties: 1,
  additionalProperties: goesOn,
};

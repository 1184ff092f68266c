import { Type } from 'typebox';
import { list, maybe, named, type Of, oneOf, Text, Value } from './schema.ts';

/**
 * Why something was not done, as `application/problem+json` (RFC 9457). A refusal of the law and a mistake in a request have
 * one shape; `refusal` is there for the first kind alone.
 */
export const Problem = named('Problem', {
  type: Type.String({ description: '`urn:ordinance:refusal:NAME` or `urn:ordinance:problem:NAME`' }),
  title: Type.String(),
  status: Type.Integer(),
  /** The request's id, as in our log. */
  instance: maybe(Type.String()),
  /** In words, in both languages. */
  text: maybe(Text),
  refusal: maybe(Type.String()),
  /** Articles of the element that refused. */
  basis: maybe(list(Type.String())),
  /** How it can be corrected, or when it becomes lawful. */
  wayOut: maybe(Text),
  about: maybe(Type.Record(Type.String(), Value)),
  /** All that is wrong, not only the first. */
  errors: maybe(
    list(
      named('FieldError', {
        in: oneOf('body', 'query', 'path', 'header', 'fact'),
        /** JSON pointer, or the fact's name. */
        at: Type.String(),
        text: Text,
      }),
    ),
  ),
  /** Seconds to wait; also as `Retry-After`. */
  retryAfter: maybe(Type.Integer()),
  /** With 412: the version that stands now. */
  seq: maybe(Type.Integer()),
});
export type Problem = Of<typeof Problem>;

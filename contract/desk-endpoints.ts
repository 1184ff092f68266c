import { Type } from 'typebox';
import { RefusalView } from './common.ts';
import type { Endpoint } from './endpoint.ts';
import { DocketRow } from './office.ts';
import { ProposalView } from './proposal.ts';
import { Count, Day, given, Id, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

/** Everything that waits for one person's signature, whatever kind it is. */
export const SigningPage = named('SigningPage', {
  today: Day,
  sentence: Text,
  rows: list(
    named('SigningRow', {
      key: Type.String(),
      kind: oneOf('proposal', 'text', 'minutes', 'post'),
      title: Text,
      matter: Text,
      by: maybe(Text),
      at: maybe(Type.String()),
      href: Type.String(),
      /** The case, with its time left and what silence does. */
      row: maybe(DocketRow),
      proposal: maybe(ProposalView),
      /** May be signed with others: it holds no words of its own and takes nothing away. */
      together: Type.Boolean(),
      /** Why this reader may not sign it. */
      refusal: maybe(RefusalView),
    }),
  ),
});
export type SigningPage = Of<typeof SigningPage>;

const Cases = Type.Array(Id, { minItems: 1, maxItems: 100 });

/** Which orders are lawful for how many of some cases, and why not for the others. */
export const OrdersTried = named('OrdersTried', {
  orders: list(
    named('OrderTried', {
      order: Name,
      title: Text,
      lawful: list(Id),
      refused: list(named('TriedRefused', { case: Id, number: Type.String(), title: Text, refusal: RefusalView })),
    }),
  ),
  /** Lawful, and given one by one, since it needs reasons or takes something away. */
  alone: list(Text),
});
export type OrdersTried = Of<typeof OrdersTried>;

export const OrdersGiven = named('OrdersGiven', {
  done: list(named('OrderOfMany', { case: Id, number: Type.String(), sentence: Text })),
  refused: list(named('RefusedOfMany', { case: Id, number: Type.String(), title: Text, refusal: RefusalView })),
});
export type OrdersGiven = Of<typeof OrdersGiven>;

export const deskEndpoints = {
  signatures: {
    method: 'GET',
    path: '/api/office/signatures',
    theme: 'office',
    who: 'official',
    summary: 'What waits for my signature: proposals, texts of the law, minutes and posts',
    answer: SigningPage,
  },
  tryOrders: {
    method: 'POST',
    path: '/api/office/orders/try',
    theme: 'office',
    who: 'official',
    summary: 'Which orders are lawful for several cases; nothing is kept',
    body: given('OrdersTrying', { cases: Cases }),
    answer: OrdersTried,
  },
  giveOrders: {
    method: 'POST',
    path: '/api/office/orders',
    theme: 'office',
    who: 'official',
    summary: 'Give one order in several cases: each is decided for itself, with its own letter',
    body: given('OrdersGiving', {
      order: Name,
      cases: Type.Array(given('CaseSeen', { case: Id, seen: maybe(Count) }), { minItems: 1, maxItems: 100 }),
    }),
    answer: OrdersGiven,
    key: true,
  },
} as const satisfies Record<string, Endpoint>;

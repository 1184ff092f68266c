import { mailTables } from '#shell/office';
import type { CrawlCity } from './city.ts';
import { type Planted, rank } from './plant.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A parameter as the OpenAPI document describes it. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Json;
}

export interface Route {
  readonly name: string;
  readonly method: string;
  readonly template: string;
  readonly parameters: readonly Parameter[];
  readonly body: Json | 'file' | undefined;
  readonly isPublic: boolean;
}

/** Every route that the city says it has, from its own description: there is no other list. */
export const routesOf = (document: Json): readonly Route[] =>
  Object.entries(document['paths'] as Readonly<Record<string, Readonly<Record<string, Json>>>>).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = (operation['requestBody'] as { readonly content?: Readonly<Record<string, { readonly schema?: Json }>> } | undefined)
        ?.content;
      return {
        name: String(operation['operationId']),
        method: method.toUpperCase(),
        template,
        parameters: (operation['parameters'] ?? []) as readonly Parameter[],
        body: content === undefined ? undefined : (content['application/json']?.schema ?? 'file'),
        isPublic: operation['security'] === undefined,
      };
    }),
  );

/** What can stand in a place of an address: `cases/id` is the `{id}` after `/cases/`. */
export type Pools = ReadonlyMap<string, readonly string[]>;

/** All that the store knows by a name, and a few names that it does not know. */
export const poolsOf = async (city: CrawlCity, { codes, today }: Planted): Promise<Pools> => {
  const { pack, sql } = city;
  const column = async (text: string): Promise<readonly string[]> => (await sql<{ value: string }>(text)).map(({ value }) => value);
  const tokens = await column('select token as value from subscription');
  const links = (await mailTables(city.office.store).newest(1_000_000))
    .flatMap(({ body }) => body.match(/[A-Za-z0-9_-]{22,}/g) ?? [])
    .slice(0, 40);
  const posts = await column(
    `select seq::text as value from office_event where type in ('postGiven', 'seatTaken', 'interestDeclared') order by seq`,
  );
  const orders = [...new Set(Object.values(pack.procedures).flatMap((procedure) => Object.keys(procedure.orders)))];
  const facts = Object.keys(pack.facts);
  const rows = await column('select number as value from register_row order by 1');
  const clocks = [...new Set(Object.values(pack.procedures).flatMap((procedure) => Object.keys(procedure.clocks)))];
  const known: Readonly<Record<string, readonly string[]>> = {
    'cases/id': [
      ...(await column('select case_id as value from docket order by 1')),
      ...(await column('select number as value from docket order by 1')),
    ],
    'orders/order': orders,
    'letters/number': await column('select number as value from letter order by 1'),
    'recount/clock': clocks,
    'receipts/seq': ['1', '2', '3', '5', '8'],
    'follow/code': [...codes.values()],
    'check/code': await column('select code as value from letter where code is not null order by 1'),
    'products/number': rows,
    'consultations/number': await column('select number as value from docket order by 1'),
    'trials/number': await column('select number as value from docket order by 1'),
    'law/article': Object.keys(pack.articles),
    'procedures/procedure': Object.keys(pack.procedures),
    'wizard/procedure': Object.keys(pack.procedures),
    'wizard/order': orders,
    'choices/fact': facts,
    'report/year': [today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)],
    'registers/name': Object.keys(pack.registers),
    'exports/name': Object.keys(pack.exports),
    'subscriptions/token': tokens,
    // Links go out by mail alone: of them the store keeps digests.
    'invitations/token': links,
    'password-resets/token': links,
    'email-confirmations/token': links,
    'mandates/token': links,
    'organisations/id': ['an-organisation'],
    'mandates/person': ['spare'],
    'passkeys/id': ['a-passkey'],
    'invitations/id': ['an-invitation'],
    // Not those of the readers, who are still needed.
    'accounts/id': ['spare', 'nobody-of-that-name'],
    'reminders/token': await column('select token as value from reminder_choice'),
    'drafts/id': await column('select id as value from draft order by 1'),
    // The crawled city makes none: what is asked is whether anybody without the power is told so.
    'backups/time': ['2026-01-05T00:00:00Z'],
    'files/digest': await column('select digest as value from attachment order by 1'),
    'committees/committee': Object.keys(pack.committees),
    'minutes/committee': Object.keys(pack.committees),
    'meetings/number': ['1', 'M-1'],
    'meetings/act': ['open', 'close', 'note'],
    'minutes/number': ['1'],
    'sessions/id': await column('select id as value from session order by 1').catch(() => []),
    'posts/id': posts,
    'seats/id': posts,
    'interests/id': posts,
    'stand-ins/id': posts,
    'texts/digest': (await city.office.store.packs()).map(({ digest }) => digest),
  };
  return new Map(Object.entries(known));
};

/** Names that nothing goes by. */
export const guesses = ['no-such-name', '0199c1a2-0000-7000-8000-000000000000', 'ABCD-EFGH-JKLM-NPQR'] as const;

/** The name of the pool of a place in an address. */
export const placeOf = (template: string, name: string): string => {
  const before = template
    .slice(0, template.indexOf(`{${name}}`))
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('{'));
  return `${before.at(-1)}/${name}`;
};

/** Places in addresses that no pool fills: a route whose address cannot be written cannot be tried. */
export const unfilled = (routes: readonly Route[], pools: Pools): readonly string[] =>
  routes.flatMap(({ method, template, parameters }) =>
    parameters.flatMap((parameter) =>
      parameter.in === 'path' && !pools.has(placeOf(template, parameter.name))
        ? [`{${parameter.name}} of ${method} ${template}: give \`${placeOf(template, parameter.name)}\` a pool in test/crawl/routes.ts`]
        : [],
    ),
  );

/** A sample of a list that is always the same for the same name and seed. */
export const sampled = <T>(list: readonly T[], count: number, name: string, seed: number): readonly T[] => {
  if (list.length <= count) return list;
  return list
    .map((item, at) => ({ item, by: rank(`${name} ${at}`, seed) }))
    .sort((a, b) => a.by - b.by)
    .slice(0, count)
    .map(({ item }) => item);
};

import { expect } from 'vitest';
import { ask, cookieOf, fresh } from './http.ts';
import type { Town } from './town.ts';

export type Gives = Readonly<Record<string, unknown>>;

interface Opening {
  readonly procedure: string;
  readonly order: string;
  readonly gives: Gives;
  /** The organisation for which it is filed. */
  readonly for?: string;
  /** The case challenged. */
  readonly about?: string;
}

interface Opened {
  readonly case: string;
  readonly number: string;
  /** With which somebody without a name follows it. */
  readonly code?: string;
}

/**
 * What people of the city do while nobody watches their screen: the same persons, over the door that the pages use.
 * A journey brings a case so far with it, and walks what it is about.
 */
export const opens = async (town: Town, person: string | undefined, body: Opening): Promise<Opened> => {
  const asking = { headers: fresh(), body };
  const answer = await ask(town, 'POST', '/api/cases', person === undefined ? asking : { ...asking, cookie: await cookieOf(town, person) });
  const told = await answer.text();
  expect(answer.status, `${person} ${body.procedure}: ${told}`).toBe(201);
  return JSON.parse(told) as Opened;
};

/** Gives an order in a case, as it stands for that person now. */
export const gives = async (town: Town, person: string, id: string, order: string, given: Gives = {}): Promise<void> => {
  const answer = await givesOrNot(town, person, id, order, given);
  expect(answer.status, `${person} ${order}: ${await answer.text()}`).toBe(200);
};

/** The same, where it is to be refused: what stands in the way, and the way out. */
export const refuses = async (town: Town, person: string, id: string, order: string, given: Gives = {}): Promise<Refused> => {
  const answer = await givesOrNot(town, person, id, order, given);
  const told = await answer.text();
  expect(answer.status, `${person} ${order}: ${told}`).toBeGreaterThanOrEqual(400);
  return JSON.parse(told) as Refused;
};

interface Refused {
  readonly refusal: string;
  readonly wayOut?: { readonly en: string; readonly zh: string };
}

const givesOrNot = async (town: Town, person: string, id: string, order: string, given: Gives): Promise<Response> => {
  const cookie = await cookieOf(town, person);
  const seen = (await ask(town, 'GET', `/api/cases/${id}`, { cookie })).headers.get('etag')!;
  const headers = { ...fresh(), 'if-match': seen };
  return ask(town, 'POST', `/api/cases/${id}/orders/${order}`, { cookie, headers, body: { gives: given } });
};

/** Anyone who has signed in may file for an assessment, and so send a file for it. */
export const ticketOf = async (town: Town, cookie: string): Promise<string> => {
  const answer = await ask(town, 'POST', '/api/files/tickets', { cookie, body: { procedure: 'assessment', order: 'file' } });
  return ((await answer.json()) as { readonly ticket: string }).ticket;
};

/** Uploads a paper; the answer is what a fact names it by. */
export const paperOf = async (town: Town, person: string, name: string): Promise<unknown> => {
  const cookie = await cookieOf(town, person);
  const answer = await ask(town, 'POST', `/api/files?name=${name}&ticket=${await ticketOf(town, cookie)}`, {
    cookie,
    headers: { 'content-type': 'text/plain' },
    body: `${name} (demo)`,
  });
  const told = await answer.text();
  expect(answer.status, told).toBe(201);
  const { digest, name: kept, type, bytes } = JSON.parse(told) as Readonly<Record<string, unknown>>;
  return { digest, name: kept, type, size: bytes };
};

/** The newest case of this procedure that hangs on another. */
export const childOf = async (town: Town, person: string, id: string, procedure: string): Promise<string> => {
  const view = (await (await ask(town, 'GET', `/api/cases/${id}`, { cookie: await cookieOf(town, person) })).json()) as {
    related: { children: readonly { id: string; procedure: { name: string } }[] };
  };
  const child = view.related.children.findLast((one) => one.procedure.name === procedure);
  expect(child, `${procedure} under ${id}`).toBeDefined();
  return child!.id;
};

/** A review by the ethics committee: who attends votes as told, and the secretary closes. */
export const sits = async (town: Town, review: string, votes: Readonly<Record<string, 'vote-for' | 'vote-against'>>): Promise<void> => {
  for (const person of Object.keys(votes)) await gives(town, person, review, 'attend');
  for (const [person, vote] of Object.entries(votes)) await gives(town, person, review, vote);
  await gives(town, 'demo-sun', review, 'close-vote');
};

import { Compile } from 'typebox/compile';
import { endpoints, Problem } from '#contract';
import type { CrawlCity } from '../crawl/city.ts';
import type { Told } from '../crawl/door.ts';
import type { Request } from './requests.ts';

const problem = Compile(Problem);
const largestAnswer = 4_000_000;
/** What only we could have written into an answer by mistake. */
const inner =
  /\bat \S+ \(?(?:file:|node:|\/)|\.ts:\d+:\d+|node_modules|node:internal|PGlite|relation "|syntax error at or near|\/shell\/|\bselect \w+ from \w+/;

/** What is wrong with an answer; nothing where it is as the contract promises. `before` and `after`: how much the store held. */
export const wrongWith = (request: Request, signedIn: boolean, told: Told, before: string, after: string): string | undefined => {
  const { status, type, body } = told;
  const text = body.toString('utf8');
  if (status === 0) return 'not answered within a minute';
  if (status >= 500) return `${status}: ${text.slice(0, 200)}`;
  if (body.length > largestAnswer) return `${body.length} bytes`;
  if (inner.test(text)) return `shows something of our inside: ${inner.exec(text)?.[0]}`;
  if (status >= 400) {
    if (before !== after) return `refused with ${status}, and yet something changed: ${before} → ${after}`;
    return wrongProblem(told, text);
  }
  const changes = request.method !== 'GET';
  if (changes && signedIn && request.fromElsewhere === true && !isPublicTry(request)) return `${status} to a page of another site`;
  if (type.includes('json') && text !== '' && !type.includes('ndjson')) {
    try {
      JSON.parse(text);
    } catch {
      return 'says that it is JSON, and is not';
    }
  }
  return undefined;
};

const wrongProblem = ({ type, status }: Told, text: string): string | undefined => {
  if (!type.startsWith('application/problem+json')) return `${status} as ${type}: ${text.slice(0, 120)}`;
  const told: unknown = JSON.parse(text);
  if (!problem.Check(told)) return `no problem of the contract: ${text.slice(0, 200)}`;
  if (told.status !== status) return `says ${told.status} and is ${status}`;
  if (!/^urn:ordinance:(?:refusal|problem):[A-Za-z][A-Za-z0-9-]*$/.test(told.type)) return `of no known type: ${told.type}`;
  const words = told.text;
  return words === undefined || words.en === '' || words.zh === '' || told.title === ''
    ? `without words in both languages: ${text.slice(0, 200)}`
    : undefined;
};

/** Refused or not, a page of another site meets this in the same way: it carries no cookie. */
const isPublicTry = ({ route }: Request): boolean => !Object.hasOwn(endpoints, route);

/** How much the store holds: what a refused call must leave as it was. */
export const headOf = async (city: CrawlCity): Promise<string> => {
  const [row] = await city.sql<{ head: string }>(
    `select concat_ws(' ', (select count(*) from event), (select max(seq) from office_event), (select count(*) from draft), (select count(*) from order_draft),
      (select count(*) from attachment), (select count(*) from subscription), (select count(*) from account), (select count(*) from pack_text)) as head`,
  );
  return row!.head;
};

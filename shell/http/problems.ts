import type { Declined, Problem, Refused, Text } from '#contract';
import { engineWords } from '#law/case';
import { text } from '#law/ground';
import { type WeakPassword, weaknessWords } from '#shell/identity';
import { say } from './say.ts';

/** A mistake in a request, or a limit of ours: thrown at the door and answered as a problem, never as a fault. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

type Errors = NonNullable<Problem['errors']>;

const problem = (status: number, name: string, title: string, zh: string, more: Partial<Problem> = {}): Problem => ({
  type: `urn:ordinance:problem:${name}`,
  title,
  status,
  text: text(title, zh),
  ...more,
});

export const malformed = (errors: Errors): Trouble =>
  new Trouble(problem(400, 'malformed', 'The request is not what this address expects', '请求的格式不符合要求', { errors }));

export const unreadable = (words: Text, about?: Problem['about']): Trouble =>
  new Trouble(problem(400, 'unreadable', words.en, words.zh, about === undefined ? {} : { about }));

/** A page of a list that was asked for with a cursor that the list did not give. */
export const badCursor = (): Trouble =>
  new Trouble(
    problem(400, 'bad-cursor', 'This page of the list does not exist', '列表中没有此页', {
      wayOut: say('badCursor.beginAtTheFirst'),
      errors: [{ in: 'query', at: '/cursor', text: say('badCursor.mustBeOfThe') }],
    }),
  );

export const signInFirst = (): Trouble =>
  new Trouble(problem(401, 'sign-in-first', 'Sign in first', '请先登录', { wayOut: say('signInFirst.signInThenAsk') }), {
    'www-authenticate': 'Session',
  });

export const wrongCredentials = (): Trouble =>
  new Trouble(problem(401, 'wrong-credentials', 'E-mail address and password do not fit', '邮箱或密码不正确'), {
    'www-authenticate': 'Session',
  });

export const accountOff = (): Trouble =>
  new Trouble(
    problem(403, 'account-off', 'This account is switched off', '该账户已停用', {
      wayOut: say('accountOff.askTheOfficeTo'),
    }),
  );

export const weakPassword = (why: WeakPassword, at = '/password'): Trouble =>
  new Trouble(
    problem(422, 'weak-password', 'This password is too easy to guess', '密码过于简单', {
      about: { why },
      wayOut: weaknessWords[why],
      errors: [{ in: 'body', at, text: weaknessWords[why] }],
    }),
  );

/** Something that only a person who proved a moment ago who they are may do. The same name as the refusal of an order. */
export const stepUpNeeded = (): Trouble =>
  new Trouble({
    type: 'urn:ordinance:refusal:stepUpNeeded',
    title: 'Prove that it is you',
    status: 403,
    refusal: 'stepUpNeeded',
    text: say('stepUpNeeded.proveThatItIs'),
    wayOut: say('stepUpNeeded.postApiSessionProof'),
  });

export const passkeyRefused = (): Trouble =>
  new Trouble(
    problem(401, 'passkey-refused', 'This passkey was not accepted', '通行密钥未被接受', {
      wayOut: say('passkeyRefused.tryOnceMoreOr'),
    }),
    { 'www-authenticate': 'Session' },
  );

export const lastWay = (): Trouble =>
  new Trouble(
    problem(409, 'last-way', 'This is the only way into your account', '这是登录账户的唯一方式', {
      wayOut: say('lastWay.setAPasswordOr'),
    }),
  );

export const needsOneKey = (): Trouble => malformed([{ in: 'body', at: '/', text: say('needsOneKey.aPasswordOrA') }]);

export const noPower = (): Trouble => new Trouble(problem(403, 'no-power', 'Your post does not give you this power', '您的岗位无此权限'));

export const notOneself = (): Trouble =>
  new Trouble(
    problem(409, 'not-oneself', 'Nobody switches off their own account', '不得停用本人账户', {
      wayOut: say('notOneself.closeYourAccountUnder'),
    }),
  );

export const otherSite = (): Trouble =>
  new Trouble(
    problem(403, 'other-site', 'The request came from another site', '请求来自其他网站', {
      wayOut: say('otherSite.sendItFromA'),
    }),
  );

export const noSuchThing = (what: string, words?: Text, wayOut?: Text): Problem =>
  problem(404, 'not-found', 'There is no such thing, or it is not shown to you', '不存在，或者您无权查看', {
    about: { notFound: what },
    ...(words && { text: words }),
    ...(wayOut && { wayOut }),
  });

/** The path is one of ours, and takes other methods; they also stand in `Allow`. */
export const notThisMethod = (allow: string): Problem =>
  problem(405, 'method', 'This address does not take that method', '此地址不接受该请求方法', {
    wayOut: say('notThisMethod.itTakes', { allow }),
  });

/** A mail program that wants to end something says so in the form of RFC 8058. */
export const notOneClick = (): Problem =>
  problem(400, 'not-one-click', 'This address takes `List-Unsubscribe=One-Click` alone', '此地址只接受`List-Unsubscribe=One-Click`', {
    wayOut: say('notOneClick.openItAsA'),
  });

export const emailInUse = (): Trouble =>
  new Trouble(
    problem(409, 'email-in-use', 'This e-mail address has an account already', '该邮箱已注册', { wayOut: say('emailInUse.signIn') }),
  );

export const tooLarge = (limitBytes: number): Trouble =>
  new Trouble(
    problem(413, 'too-large', `More than ${megabytes(limitBytes)} MB`, `超过 ${megabytes(limitBytes)} MB`, { about: { limitBytes } }),
  );

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

export const notThisKind = (): Trouble =>
  new Trouble(
    problem(415, 'media-type', 'The body has to be JSON', '请求正文须为 JSON', {
      wayOut: say('notThisKind.sendItAsApplication'),
    }),
  );

export const needsKey = (): Trouble =>
  new Trouble(
    problem(428, 'no-key', 'An order needs an idempotency key', '缺少幂等键', {
      wayOut: say('needsKey.sendAFreshIdempotency'),
    }),
  );

export const needsVersion = (): Trouble =>
  new Trouble(
    problem(428, 'no-version', 'It has to be said which version you saw', '缺少所见版本', {
      wayOut: say('needsVersion.sendIfMatchWith'),
    }),
  );

export const tooMany = (retryAfter: number): Trouble =>
  new Trouble(
    problem(429, 'too-many', 'Too many requests', '请求过于频繁', {
      retryAfter,
      wayOut: say('tooMany.tryAgainInSeconds', { retryAfter }),
    }),
    { 'retry-after': String(retryAfter) },
  );

/** What a request wanted, as far as it matters once it failed: whether it may have changed something, and whether it can be repeated. */
export interface Failed {
  readonly writes: boolean;
  readonly keyed: boolean;
}

/** What went wrong is ours, and only the log says it. Whether something was changed before, is not known where something could be. */
export const ourFault = (request: string, failed: Failed = { writes: true, keyed: false }): Problem =>
  failed.writes
    ? problem(500, 'fault', 'Something failed here; whether anything was changed is not known', '系统内部出错；是否已作更改尚不清楚', {
        instance: `urn:uuid:${request}`,
        wayOut: findOut(failed),
      })
    : problem(500, 'fault', 'Something failed here', '系统内部出错', {
        instance: `urn:uuid:${request}`,
        wayOut: say('ourFault.tryAgainIfIt'),
      });

const findOut = ({ keyed }: Failed): Text => (keyed ? say('findOut.sendItAgainWith') : say('findOut.lookWhetherItWas'));

const comeAgainSeconds = 5;

/** The database does not answer. `lost`: the line broke in the middle, so that what was asked may have been kept or not. */
export const databaseGone = (down: 'unreachable' | 'lost', failed: Failed): Trouble => {
  const unknown = failed.writes && down === 'lost';
  const title = unknown
    ? 'The database stopped answering; whether this was kept is not known'
    : 'The database does not answer at the moment';
  const zh = unknown ? '数据库中断；本次操作是否已保存尚不清楚' : '数据库暂时无法访问';
  return new Trouble(
    problem(503, unknown ? 'not-known' : 'unavailable', title, zh, {
      retryAfter: comeAgainSeconds,
      wayOut: unknown || (failed.writes && failed.keyed) ? findOut(failed) : say('databaseGone.tryAgainInA'),
    }),
    { 'retry-after': String(comeAgainSeconds) },
  );
};

const statusOf: Readonly<Record<string, number>> = {
  notThisRole: 403,
  notAParty: 403,
  stepUpNeeded: 403,
  notSeated: 403,
  notTheKeeper: 403,
  noUploadTicket: 403,
  notThisType: 415,
  tooManyUploads: 429,
  staleCase: 412,
  clockSetBack: 503,
  missing: 422,
  notInDomain: 422,
};

/** An entry of the office on a clock that was set back is refused as an order is. */
export const clockIsBack = (): Trouble =>
  new Trouble(declined({ refusal: 'clockSetBack', basis: [], ...engineWords['clockSetBack'] }), {
    'retry-after': String(comeAgainSeconds),
  });

/** What the office declined: a refusal with its article, or nothing to be seen. */
export const declined = (why: Declined): Problem => ('notFound' in why ? noSuchThing(why.notFound, why.text, why.wayOut) : refused(why));

const refused = ({ refusal, basis, text: words, wayOut, about, errors, seq }: Refused): Problem => ({
  type: `urn:ordinance:refusal:${refusal}`,
  title: words?.en ?? refusal,
  // Everything else stands in the way of the order here and now: the state, a guard, a limit, somebody else's act.
  status: statusOf[refusal] ?? (errors === undefined || errors.length === 0 ? 409 : 422),
  refusal,
  basis,
  ...(words && { text: words }),
  ...(wayOut && { wayOut }),
  ...(about && { about: about as NonNullable<Problem['about']> }),
  ...(errors && { errors: errors.map((error) => ({ in: 'fact' as const, at: error.fact, text: error.text })) }),
  ...(seq !== undefined && { seq }),
});

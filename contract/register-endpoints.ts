import { Type } from 'typebox';
import { Feed } from './city.ts';
import { Done } from './common.ts';
import { type Endpoint, OneNumber, OneToken, params } from './endpoint.ts';
import { ChooseReminder, ReminderSwitch, RemindersPage, SubjectsPage, Subscribing, SubscriptionView, SwitchReminder } from './mail.ts';
import { RegisterBulk, RegisterPage, Registers } from './registers.ts';
import { Cursor, Language, Limit, list, maybe, Name, Query } from './schema.ts';

const Choices = maybe(list(Type.String({ maxLength: 120 }), { maxItems: 20 }));

/** A feed is in one language; English, if not said otherwise. */
export const Lang = maybe(Language);

const filter = {
  q: maybe(Query),
  status: Choices,
  risk: Choices,
  purpose: Choices,
  /** Any other column: `column:value`. */
  where: Choices,
};

/** Registers, narrowed together; without `in` those that know what an entry is for. */
const subject = { in: Choices, ...filter };

/** Registers as pages, data and feeds, and how to be told of what changes in them. */
export const registerEndpoints = {
  registers: {
    method: 'GET',
    path: '/api/registers',
    theme: 'registers',
    who: 'anyone',
    summary: 'All registers',
    answer: Registers,
  },
  register: {
    method: 'GET',
    path: '/api/registers/:name',
    theme: 'registers',
    who: 'anyone',
    summary: 'Rows of a register with filters left and how complete it is',
    params: params({ name: Name }),
    query: params({ ...filter, sort: maybe(Type.String({ maxLength: 60 })), cursor: maybe(Cursor), limit: maybe(Limit) }),
    answer: RegisterPage,
  },
  registerBulk: {
    method: 'GET',
    path: '/api/registers/:name.json',
    theme: 'registers',
    who: 'anyone',
    summary: 'Every row that matches, old versions too if asked',
    params: params({ name: Name }),
    query: params({ ...filter, versions: maybe(Type.Boolean()) }),
    answer: RegisterBulk,
  },
  registerCsv: {
    method: 'GET',
    path: '/api/registers/:name.csv',
    theme: 'registers',
    who: 'anyone',
    summary: 'The same as a table for a spreadsheet (RFC 4180)',
    params: params({ name: Name }),
    query: params({ ...filter, versions: maybe(Type.Boolean()) }),
    as: 'csv',
    answer: RegisterBulk,
  },
  registerRss: {
    method: 'GET',
    path: '/api/registers/:name.rss',
    theme: 'registers',
    who: 'anyone',
    summary: 'What changed in a register, as a feed',
    params: params({ name: Name }),
    query: params({ ...filter, lang: Lang }),
    as: 'rss',
    answer: Feed,
  },
  rowRss: {
    method: 'GET',
    path: '/api/products/:number.rss',
    theme: 'registers',
    who: 'anyone',
    summary: 'What changes in one entry of a public register, as a feed',
    params: OneNumber,
    query: params({ lang: Lang }),
    as: 'rss',
    answer: Feed,
  },
  companyRss: {
    method: 'GET',
    path: '/api/companies.rss',
    theme: 'registers',
    who: 'anyone',
    summary: 'What changes in the entries of one company, as a feed',
    query: params({ name: Type.String({ minLength: 1, maxLength: 200 }), lang: Lang }),
    as: 'rss',
    answer: Feed,
  },
  subjects: {
    method: 'GET',
    path: '/api/subjects',
    theme: 'registers',
    who: 'anyone',
    summary: 'What one can be told of by subject, across registers, and what has been chosen so far in words',
    query: params(subject),
    answer: SubjectsPage,
  },
  subjectRss: {
    method: 'GET',
    path: '/api/subjects.rss',
    theme: 'registers',
    who: 'anyone',
    summary: 'What entered, changed and left within these registers, as narrowed, as a feed',
    query: params({ ...subject, lang: Lang }),
    as: 'rss',
    answer: Feed,
  },
  subjectFeed: {
    method: 'GET',
    path: '/api/subjects.json',
    theme: 'registers',
    who: 'anyone',
    summary: 'The same as a JSON Feed 1.1',
    query: params({ ...subject, lang: Lang }),
    as: 'feed',
    answer: Feed,
  },
  subscribe: {
    method: 'POST',
    path: '/api/subscriptions',
    theme: 'registers',
    who: 'anyone',
    summary: 'Ask to be told by e-mail; a link in the first mail has to be followed before any other is sent',
    body: Subscribing,
    answer: Done,
    status: 201,
  },
  subscription: {
    method: 'GET',
    path: '/api/subscriptions/:token',
    theme: 'registers',
    who: 'anyone',
    summary: 'What the link of a mail belongs to',
    params: OneToken,
    answer: SubscriptionView,
  },
  confirmSubscription: {
    method: 'POST',
    path: '/api/subscriptions/:token/confirm',
    theme: 'registers',
    who: 'anyone',
    summary: 'Yes, tell me',
    params: OneToken,
    answer: SubscriptionView,
  },
  endSubscription: {
    method: 'POST',
    path: '/api/subscriptions/:token/end',
    theme: 'registers',
    who: 'anyone',
    summary: 'No longer tell me; the address is deleted',
    params: OneToken,
    answer: Done,
  },
  myReminders: {
    method: 'GET',
    path: '/api/my/reminders',
    theme: 'registers',
    who: 'signed-in',
    summary: 'Which reminders I get by mail, and which are always sent',
    answer: RemindersPage,
  },
  chooseReminder: {
    method: 'POST',
    path: '/api/my/reminders',
    theme: 'registers',
    who: 'signed-in',
    summary: 'Send me this kind of reminder, or no longer',
    body: ChooseReminder,
    answer: RemindersPage,
  },
  reminder: {
    method: 'GET',
    path: '/api/reminders/:token',
    theme: 'registers',
    who: 'anyone',
    summary: 'The kind of reminder that the link of a mail belongs to',
    params: OneToken,
    answer: ReminderSwitch,
  },
  switchReminder: {
    method: 'POST',
    path: '/api/reminders/:token',
    theme: 'registers',
    who: 'anyone',
    summary: 'Switch it on or off with the link of a mail',
    params: OneToken,
    body: SwitchReminder,
    answer: ReminderSwitch,
  },
} as const satisfies Record<string, Endpoint>;

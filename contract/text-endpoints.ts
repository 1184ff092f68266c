import { type Endpoint, Part, params } from './endpoint.ts';
import { Day, maybe } from './schema.ts';
import { TextInstalled, TextInstalling, TextPage, TextReport, TextsPage, TextTakenBack, textLimits } from './texts.ts';

const OneText = params({ digest: Part });
const Carrying = params({ rule: maybe(Part) });
const office = { theme: 'office', who: 'official' } as const;
const given = {
  ...office,
  method: 'POST',
  query: Carrying,
  body: 'file',
  bytes: textLimits.zipBytes,
  as: 'progress',
  answer: TextReport,
} as const;

/** Texts of the law on their way into force: given by one person, installed by another. */
export const textEndpoints = {
  texts: {
    ...office,
    method: 'GET',
    path: '/api/office/texts',
    summary: 'All texts of the law: in force, coming, past, and given',
    answer: TextsPage,
  },
  checkText: {
    ...given,
    path: '/api/office/texts/check',
    summary:
      'What is wrong with a text, what it changes and what would become of open cases; the body is the zipped folder, and nothing is kept',
  },
  giveText: {
    ...given,
    path: '/api/office/texts',
    summary: 'Give a text for installing; the body is the zipped folder. It is kept only if it is whole: `ok` says so',
  },
  text: {
    ...office,
    method: 'GET',
    path: '/api/office/texts/:digest',
    summary: 'One text: its record, what may be done with it, and before it is in force what it would change',
    params: OneText,
    query: params({ day: maybe(Day) }),
    answer: TextPage,
  },
  installText: {
    ...office,
    method: 'POST',
    path: '/api/office/texts/:digest/install',
    summary: 'Install a text that somebody else gave, to be in force from a day',
    params: OneText,
    body: TextInstalling,
    as: 'progress',
    answer: TextInstalled,
    refuses: true,
  },
  takeBackText: {
    ...office,
    method: 'POST',
    path: '/api/office/texts/:digest/take-back',
    summary: 'Take an installed text back before its day, or set one aside that was given',
    params: OneText,
    body: TextTakenBack,
    answer: TextPage,
    refuses: true,
  },
} as const satisfies Record<string, Endpoint>;

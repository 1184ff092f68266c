import { type Text, text } from '#law/ground';
import type { Demo, Pack } from '#law/pack';
import { inEach } from './in-words.ts';
import type { DemoPerson, DemoTour } from './people.ts';

/** The tours of `demo/tours.yaml`; a pack without that file has those for which it has people and procedures. */
export const toursOf = (demo: Demo, pack?: Pack, people: readonly DemoPerson[] = []): readonly DemoTour[] => {
  const own = Object.entries(demo.tours).map(
    ([id, { title, about, stops }]): DemoTour => ({
      id,
      title,
      about,
      stops: stops.map(({ as, ...stop }) => ({ ...stop, ...(as !== undefined && { as: `demo-${as}` }) })),
    }),
  );
  return own.length > 0 || pack === undefined ? own : madeFor(pack, people);
};

const madeFor = (pack: Pack, people: readonly DemoPerson[]): readonly DemoTour[] => {
  const party = people.find(({ parties = [] }) => parties.some((role) => begins(pack, role)));
  const official = people.find(({ workplace }) => workplace === 'office');
  const keeper = people.find(({ workplace, posts = [] }) => workplace === 'committee' && posts.length > 0);
  return [
    ...(party === undefined ? [] : [fileTour(party, official)]),
    ...(official === undefined ? [] : [decideTour(official)]),
    ...(keeper === undefined ? [] : [meetTour(keeper)]),
  ];
};

const begins = ({ procedures }: Pack, role: string): boolean =>
  Object.values(procedures).some(({ orders }) => Object.values(orders).some(({ from, by }) => from === 'opening' && by.includes(role)));

/** `You are Lin, officer.`, in the languages in which the name is there. */
const youAre = ({ name }: DemoPerson, then: Text): Text => {
  const said: Text = { ...name, en: `You are ${name.en}. ${then.en}`, zh: `您现在是${name.zh}。${then.zh}` };
  return inEach(text('', ''), (language) => (language === 'zh' ? said.zh : said.en));
};

const fileTour = (party: DemoPerson, official: DemoPerson | undefined): DemoTour => ({
  id: 'file',
  title: text('File a case', '提出申请'),
  about: text('As somebody from outside: answer questions, get a date.', '以申请人身份逐题作答，得到答复日期。'),
  stops: [
    {
      as: party.person,
      go: '/my/file',
      until: '/my/file/*',
      say: youAre(party, text('Choose what you ask for, and press “Start”.', '请选择要办理的事项，然后选择“开始”。')),
    },
    { until: '/my/cases/*', say: text('Answer one question after the other, and file at the end.', '逐题作答，最后提交。') },
    {
      say: text(
        'The title says whose turn it is, and until when. Open “Why this day?”: every step of the date can be recounted.',
        '标题写明轮到谁、到哪一天。展开“为什么是这一天”：期限的每一步都可以自行复算。',
      ),
    },
    ...(official === undefined
      ? []
      : [
          {
            as: official.person,
            go: '/office',
            say: youAre(official, text('What you have just filed stands on the list.', '刚才提交的事项已在待办清单上。')),
          },
        ]),
  ],
});

const decideTour = (official: DemoPerson): DemoTour => ({
  id: 'decide',
  title: text('Decide a case', '办理一件案件'),
  about: text(
    'As an official: what is late, what may I do, and why not the rest.',
    '以承办人身份：哪件超期、现在能办什么、为什么别的还不能办。',
  ),
  stops: [
    {
      as: official.person,
      go: '/office',
      until: '/office/cases/*',
      say: youAre(official, text('Late cases come first. Open a row.', '超期的排在最前。请打开一行。')),
    },
    { say: text('On top stands the date by which it must be decided, and how it came about.', '最上方是应当作出决定的日期及其由来。') },
    {
      say: text(
        'Below are the orders that are lawful now. The others are there too, with the reason why not. Press a lawful one: you read the letter before anything is kept.',
        '下面是现在依法可以办理的事项；其余事项也在，并写明为什么现在不能办。选择一项：确认之前先看到文书草稿。',
      ),
    },
  ],
});

const meetTour = (keeper: DemoPerson): DemoTour => ({
  id: 'meet',
  title: text('Hold a meeting', '召开委员会会议'),
  about: text('From the agenda over attendance and vote to signed minutes.', '从议程、签到、表决到签署纪要。'),
  stops: [
    {
      as: keeper.person,
      go: '/committee',
      until: '/committee/*',
      say: youAre(keeper, text('Open a committee, or a matter that it votes on.', '请打开一个委员会，或者一件待表决的事项。')),
    },
    {
      say: text(
        'Members attend, vote, or stand aside with a reason. Until the vote is closed nobody sees how it stands.',
        '委员签到、表决，或者说明理由后回避。表决结束之前，任何人都看不到结果。',
      ),
    },
  ],
});

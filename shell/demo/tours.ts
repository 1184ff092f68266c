import { type Text, text } from '#law/ground';
import type { Demo, Pack } from '#law/pack';
import { inEach } from './in-words.ts';
import type { DemoPerson, DemoTour } from './people.ts';
import { say } from './say.ts';

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
  title: say('fileTour.fileACase'),
  about: say('fileTour.asSomebodyFromOutside'),
  stops: [
    {
      as: party.person,
      go: '/my/file',
      until: '/my/file/*',
      say: youAre(party, say('fileTour.chooseWhatYouAsk')),
    },
    { until: '/my/cases/*', say: say('fileTour.answerOneQuestionAfter') },
    {
      say: say('fileTour.theTitleSaysWhose'),
    },
    ...(official === undefined
      ? []
      : [
          {
            as: official.person,
            go: '/office',
            say: youAre(official, say('fileTour.whatYouHaveJust')),
          },
        ]),
  ],
});

const decideTour = (official: DemoPerson): DemoTour => ({
  id: 'decide',
  title: say('decideTour.decideACase'),
  about: say('decideTour.asAnOfficialWhat'),
  stops: [
    {
      as: official.person,
      go: '/office',
      until: '/office/cases/*',
      say: youAre(official, say('decideTour.lateCasesComeFirst')),
    },
    { say: say('decideTour.onTopStandsThe') },
    {
      say: say('decideTour.belowAreTheOrders'),
    },
  ],
});

const meetTour = (keeper: DemoPerson): DemoTour => ({
  id: 'meet',
  title: say('meetTour.holdAMeeting'),
  about: say('meetTour.fromTheAgendaOver'),
  stops: [
    {
      as: keeper.person,
      go: '/committee',
      until: '/committee/*',
      say: youAre(keeper, say('meetTour.openACommitteeOr')),
    },
    {
      say: say('meetTour.membersAttendVoteOr'),
    },
  ],
});

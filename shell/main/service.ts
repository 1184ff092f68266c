import type { OfficeService } from '#contract';
import type { Identity } from '#shell/identity';
import {
  byCode,
  caseMethods,
  draftTable,
  meetingMethods,
  type OpenedOffice,
  publicMethods,
  reminderMethods,
  subscriptionMethods,
  textMethods,
  viewByCode,
} from '#shell/office';

export interface ServiceParts {
  readonly office: OpenedOffice;
  readonly identity: Identity;
  /** What only the demo city has: whom one can sign in as, and the time machine. */
  readonly demo?: DemoMethods;
}

/** The office behind the door: public pages, cases and their people, and in the demo what belongs to it. */
export const serviceOf = ({ office, identity, demo }: ServiceParts): OfficeService => {
  const { keeper, store } = office;
  const desk = {
    keeper,
    names: { all: async () => new Map((await identity.accounts()).map(({ person, name }) => [person, name])) },
    demo: demo !== undefined,
    drafts: draftTable(store),
    backups: office.backups,
  };
  const emailOf = (person: string): Promise<string | undefined> => identity.mailOf(person);
  const cases = caseMethods(desk);
  const pages = publicMethods({
    keeper,
    demo: demo !== undefined,
    me: cases.me,
    caseByCode: (caseId) => viewByCode(desk, caseId),
    byCode: byCode(desk),
  });
  return {
    ...pages,
    ...cases,
    ...meetingMethods(desk),
    ...subscriptionMethods(keeper),
    ...reminderMethods(keeper, emailOf),
    ...textMethods(desk),
    ...(demo ?? noDemo),
  };
};

type DemoMethods = Pick<OfficeService, 'demoPeople' | 'demoTours' | 'demoMails' | 'travel'>;

const noDemo: DemoMethods = {
  demoMails: async () => ({ ok: false, error: { notFound: 'demo' } }),
  demoPeople: async () => ({ ok: false, error: { notFound: 'demo' } }),
  demoTours: async () => ({ ok: false, error: { notFound: 'demo' } }),
  travel: async () => ({ ok: false, error: { notFound: 'demo' } }),
};

import type { City, CityPage } from '#contract';
import { type HomeTask, type LeadTo, openTerms, type Pack, type Register, type StartDoor } from '#law/pack';
import { productRegister } from '../view/index.ts';
import { articleAddress, pageAddress, registerAddress } from './addresses.ts';
import { consultingIn } from './consultation/reading.ts';
import { complaintDoors, opensToAnyone } from './doors.ts';
import { publicRegister, publicRegisters } from './public-registers.ts';

/** The register that the city is about: the one that `home` names, else the first with a page for residents, else the first of all. */
export const primaryRegister = (pack: Pack): Register | undefined =>
  publicRegister(pack, pack.place.home.register ?? '') ?? productRegister(pack) ?? publicRegisters(pack)[0];

/** What the home page says and offers. A pack that says nothing of it shows its place and its title. */
export const homeOf = (pack: Pack, countOf: (register: Register) => number): City['home'] => {
  const { lead, text, search, nav, tasks } = pack.place.home;
  const primary = primaryRegister(pack);
  return {
    lead: lead ?? pack.place.title,
    ...(text !== undefined ? { text } : lead === undefined ? { text: pack.title } : {}),
    ...(search && { search }),
    ...(primary && {
      primary: {
        name: primary.name,
        title: primary.title,
        nav: nav ?? primary.title,
        count: countOf(primary),
        href: registerAddress(pack, primary.name),
      },
    }),
    tasks: tasks.map(({ title, text: about, ...task }) => ({ title, ...(about && { text: about }), href: taskHref(pack, task) })),
  };
};

/** Where a sentence of the front door leads. */
export const doorHref = (pack: Pack, to: LeadTo): string => {
  switch (to.is) {
    case 'article':
      return articleAddress(to.article);
    case 'register':
      return registerAddress(pack, to.register);
    case 'page':
      return pageAddress(to.page);
    case 'procedure':
      return taskHref(pack, to);
  }
};

export const doorsOf = (pack: Pack, doors: readonly StartDoor[]) =>
  doors.map(({ says, about, to }) => ({ says, ...(about && { about }), href: doorHref(pack, to) }));

/** A door for anyone leads to its form, all else to a filing. */
export const taskHref = (pack: Pack, { procedure, order }: Pick<HomeTask, 'procedure' | 'order'>): string => {
  const opening = Object.values(pack.procedures[procedure]?.orders ?? {}).find(
    (each) => each.from === 'opening' && (order === undefined || each.name === order),
  );
  if (opening !== undefined && opensToAnyone(opening)) return `/complain/${procedure}/${opening.name}`;
  return `/my/file?procedure=${procedure}${opening === undefined ? '' : `&order=${opening.name}`}`;
};

/** Pages for which this law has something. The navigation leads to no other. */
export const pagesOf = (pack: Pack): CityPage[] => {
  const procedures = Object.values(pack.procedures);
  const has: Readonly<Record<CityPage, boolean>> = {
    registers: publicRegisters(pack).length > 0,
    consultations: consultingIn(pack).length > 0,
    complain: complaintDoors(pack).length > 0,
    watch: pack.streams.length > 0 || publicRegisters(pack).some(({ views }) => views.watch !== undefined),
    ask: procedures.some(({ views }) => views.rights !== undefined),
    minutes: Object.keys(pack.committees).length > 0,
    committee: Object.keys(pack.committees).length > 0,
    duties: pack.duties.length > 0,
    streams: pack.streams.length > 0 || procedures.some(({ views }) => views.looks !== undefined),
    discretion: openTerms(pack).length > 0,
    start: pack.start.wants.length > 0,
  };
  return (Object.keys(has) as CityPage[]).filter((page) => has[page]);
};

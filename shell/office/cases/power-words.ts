import type { Text } from '#law/ground';
import type { PowerKind } from '#law/pack';
import { say } from './say.ts';

/** The powers of the office, as the page of people names them. */
export const powerWords: Readonly<Record<PowerKind, Text>> = {
  'add-people': say('addPeople.addPeople'),
  'give-posts': say('givePosts.giveAndEndPosts'),
  'seat-members': say('seatMembers.seatMembersOfCommittees'),
  'note-absences': say('noteAbsences.noteAbsencesOfOthers'),
  'confirm-organisations': say('confirmOrganisations.confirmWhoRepresentsAn'),
  'deactivate-accounts': say('deactivateAccounts.closeAccounts'),
  'give-texts': say('giveTexts.giveATextOf'),
  'install-texts': say('installTexts.putATextOf'),
  'see-workload': say('seeWorkload.seeTheWorkload'),
  'see-discretion': say('seeDiscretion.seeHowDiscretionIs'),
  'answer-contradictions': say('answerContradictions.answerContradictionsOfThe'),
  'run-backups': say('runBackups.runBackups'),
};

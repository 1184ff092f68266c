import type { Result } from '#law/ground';
import type { Caller, OfficeService } from '#shell/http';
import { type LedgerKeeper, type MeetingMethods, meetingMethods } from '#shell/office';
import { deskOf } from '../desk.ts';

/** What happens in the room of a committee: done through the same methods as the page uses. */
export type Hold = (room: MeetingRoom) => Promise<void>;

export class MeetingRoom {
  readonly #methods: MeetingMethods;
  readonly #keeper: LedgerKeeper;

  constructor(keeper: LedgerKeeper) {
    this.#keeper = keeper;
    this.#methods = meetingMethods(deskOf(keeper));
  }

  /** Answers the number of the meeting. */
  async call(by: string, body: Parameters<OfficeService['callMeeting']>[1]['body']): Promise<string> {
    return done('call', await this.#methods.callMeeting(this.#as(by), { committee: 'ethics', body })).number;
  }

  async act(by: string, number: string, act: string, body: Parameters<OfficeService['meetingAct']>[1]['body'] = {}): Promise<void> {
    done(act, await this.#methods.meetingAct(this.#as(by), { committee: 'ethics', number, act, body }));
  }

  /** Signs the minutes as they stand. */
  async sign(by: string, number: string): Promise<void> {
    const { minutes } = done('read', await this.#methods.meeting(this.#as(by), { committee: 'ethics', number }));
    await this.act(by, number, 'sign', { digest: minutes!.digest });
  }

  #as(person: string): Caller {
    return { person, now: this.#keeper.clock.now(), request: 'demo' };
  }
}

const done = <T>(what: string, answer: Result<T, unknown>): T => {
  if (answer.ok) return answer.value;
  throw new Error(`in a meeting of the demo city, \`${what}\` was refused: ${JSON.stringify(answer.error)}`);
};

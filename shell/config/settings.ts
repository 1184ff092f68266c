import { address, choice, cities, cityName, path, proxies, site, whole, words, yesNo } from './kinds.ts';
import { say } from './say.ts';
import { always, maybe, secret } from './setting.ts';

/**
 * Every setting of the program, each declared once. A setting `section.someName` is `some-name` below `section` in the file,
 * `ORDINANCE_SECTION_SOME_NAME` in the environment and `--section-some-name` as a flag, unless it names others here.
 * To add one: write its line here and read it from `Config`; reader, help and listing know it then.
 */
export const settings = {
  store: {
    data: maybe(path, say('data.folderOfTheEmbedded'), {
      env: ['ORDINANCE_DATA'],
      flag: 'data',
    }),
    city: maybe(cityName, say('city.oneCityOfSeveral'), { env: ['ORDINANCE_CITY'], flag: 'city' }),
    cities: maybe(cities, say('cities.severalCitiesThatOne'), { env: ['ORDINANCE_CITIES'], flag: 'cities' }),
    databaseUrl: secret(address('postgres://user@host/city', 'postgres', 'postgresql'), say('databaseUrl.aPostgresqlServerIn'), {
      env: ['DATABASE_URL'],
    }),
    connections: always(whole(1, 500), 16, say('connections.connectionsToThePostgresql')),
    statementSeconds: always(whole(0, 3600), 30, say('statementSeconds.afterSoManySeconds')),
  },
  keys: {
    folder: maybe(path, say('folder.folderOfTheKeys'), { env: ['ORDINANCE_KEYS'], flag: 'keys' }),
    command: maybe(path, say('command.programThatOpens')),
  },
  http: {
    port: maybe(whole(0, 65_535), say('port.whereToListenWithout'), {
      env: ['ORDINANCE_PORT', 'PORT'],
      flag: 'port',
    }),
    host: always(words, '127.0.0.1', say('host.addressToListenOn'), { env: ['ORDINANCE_HOST'], flag: 'host' }),
    origin: maybe(site, say('origin.addressUnderWhichThe'), {
      env: ['ORDINANCE_ORIGIN'],
      flag: 'origin',
    }),
    trustProxy: always(proxies, [], say('trustProxy.proxiesWhoseWordAbout'), {
      env: ['ORDINANCE_TRUST_PROXY'],
      flag: 'trust-proxy',
    }),
    perMinute: always(whole(1, 10_000_000), 600, say('perMinute.requestsThatAPerson')),
    stopSeconds: always(whole(1, 600), 20, say('stopSeconds.howLongAStop')),
  },
  uploads: {
    fileMegabytes: always(whole(1, 1024), 25, say('fileMegabytes.sizeOfOneAttachment')),
  },
  signIn: {
    proofMinutes: always(whole(1, 1440), 15, say('proofMinutes.forSoLongA')),
    issuer: maybe(address('https://login.example.gov', 'https', 'http'), say('issuer.aProviderOfOpenid')),
    clientId: maybe(words, say('clientId.asTheProviderKnows')),
    clientSecret: secret(words, say('clientSecret.theSecretThatThe')),
    providerName: maybe(words, say('providerName.asTheButtonSays')),
  },
  mail: {
    url: secret(address('smtps://user:password@host', 'smtp', 'smtps'), say('url.serverThatTakesThe'), {
      env: ['ORDINANCE_MAIL'],
    }),
    from: maybe(words, say('from.whoSendsTheMails')),
  },
  backups: {
    folder: maybe(path, say('folder.folderForScheduledBackups')),
    everyHours: always(whole(1, 744), 24, say('everyHours.hoursBetweenTwoScheduled')),
    keepDaily: always(whole(1, 366), 7, say('keepDaily.theNewestBackupOf')),
    keepWeekly: always(whole(0, 520), 4, say('keepWeekly.andOfSoMany')),
    keepMonthly: always(whole(0, 240), 12, say('keepMonthly.andOfSoMany')),
    keyFile: maybe(path, say('keyFile.fileWithTheKey')),
    beforeMigration: always(yesNo, true, say('beforeMigration.backUpAnEmbedded')),
  },
  logs: {
    level: always(choice('trace', 'debug', 'info', 'warn', 'error', 'silent'), 'info', say('level.theLeastThatIs')),
    form: maybe(choice('json', 'readable'), say('form.oneJsonDocumentA')),
  },
  telemetry: {
    endpoint: maybe(address('http://collector:4318', 'http', 'https'), say('endpoint.otlpHttpReceiverOf')),
    everySeconds: always(whole(1, 3600), 60, say('everySeconds.secondsBetweenTwoSendings')),
  },
} as const;

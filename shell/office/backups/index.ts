export * from './backup-page.ts';
export * from './backup-room.ts';

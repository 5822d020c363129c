import { defineStation } from '#domain/station.ts';

/** The one file a fork edits. Every field is described in src/domain/station.ts. */
export default defineStation({
  title: 'Nick the Rat Radio',
  description: 'A live call-in show from a New York night, and every track that was played in it.',
  language: 'en',
  host: {
    name: 'Nick the Rat',
    soundcloud_user: 'nicktherat',
    soundcloud_user_id: 206979918,
  },
  schedule: { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York' },
  site: { url: 'https://nicktherat.github.io', base: '/airlog' },
  links: [{ label: 'Nick the Rat on SoundCloud', url: 'https://soundcloud.com/nicktherat' }],
});

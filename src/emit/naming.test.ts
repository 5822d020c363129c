import { describe, expect, onTestFinished, test, vi } from 'vitest';
import station from '#config';
import { artistName, dayInWords, showName, trackName } from './naming.ts';

const permalink_url = 'https://soundcloud.com/some-one/some-thing?in=a';

describe('what is read of a track', () => {
  test.each([
    ['Title', 'Title'],
    ['…', '…'],
    ['🌙', '🌙'],
    ['夜', '夜'],
    ['', 'some-thing'],
    ['\u200b\u2060\u00a0 \u202e', 'some-thing'],
    ['\u115f\u1160\u2800\u3164\uffa0', 'some-thing'],
    ['\u3164ㅎ\u3164', '\u3164ㅎ\u3164'],
    ['⠁', '⠁'],
  ])('%j is %s', (title, name) => {
    expect(trackName({ title, artist: 'x', permalink_url })).toBe(name);
  });

  test('an artist without a visible name is called as in the address', () => {
    expect(artistName({ title: 'x', artist: '\u200b', permalink_url })).toBe('some-one');
    expect(artistName({ title: 'x', artist: 'Ñandú', permalink_url })).toBe('Ñandú');
  });

  test('an address without parts stands for itself', () => {
    const bare = { title: '', artist: '', permalink_url: 'https://soundcloud.com/' };
    expect(trackName(bare)).toBe(bare.permalink_url);
  });
});

describe('what a show is called', () => {
  test.each([
    ['en', 'March 11, 2026'],
    ['de', '11. März 2026'],
    ['fa', '۱۱ مارس ۲۰۲۶'],
    ['th', '11 มีนาคม ค.ศ. 2026'],
  ])('by its day in %s', (language, name) => {
    expect(dayInWords('2026-03-11', language)).toBe(name);
    expect(showName({ title: null, slug: '2026-03-11' }, { ...station, language })).toBe(name);
  });

  test('by the title that people gave it', () => {
    expect(showName({ title: 'A Night', slug: '2026-03-11' }, station)).toBe('A Night');
  });
});

test('a day is the same wherever the site is built', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(new Date('2026-03-11T00:00:00Z').getDate()).toBe(10);
  expect(dayInWords('2026-03-11', 'en-NZ')).toBe('11 March 2026');
});

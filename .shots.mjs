import { chromium } from 'playwright-core';
const root = 'http://localhost:4777/airlog/';
const pages = { home:'', show:'shows/2026-02-11/', titled:'shows/2026-02-18/', shows:'shows/', artist:process.env.ARTIST, artists:'artists/', year:'years/2025/', stats:'stats/', search:'search/?q=night', about:'about/', again:'again/', otd:'on-this-day/', random:'random/', feeds:'feeds/', api:'api/', nf:'404.html', embed:'embed/2026-02-18/' };
const only = process.argv[2] && process.argv[2] !== 'all' ? process.argv[2].split(',') : Object.keys(pages);
const widths = (process.argv[3] ?? '360,768,1440').split(',').map(Number);
const schemes = (process.argv[4] ?? 'light,dark').split(',');
const H = Number(process.argv[5] ?? 1800);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
for (const s of schemes) for (const w of widths) {
  const c = await b.newContext({ viewport: { width: w, height: w < 500 ? 800 : 1000 }, colorScheme: s === 'dark' ? 'dark' : 'light', ...(s==='forced' ? { forcedColors: 'active' } : {}) });
  const p = await c.newPage();
  if (s === 'print') await p.emulateMedia({ media: 'print' });
  for (const n of only) {
    await p.goto(root + pages[n], { waitUntil: 'load' });
    await p.evaluate(() => document.fonts.ready); await p.waitForTimeout(n === 'search' ? 900 : 150);
    const full = await p.evaluate(() => ({h:document.documentElement.scrollHeight,w:document.documentElement.scrollWidth}));
    if (full.w > w) console.log('OVERFLOW', n, w, full.w);
    await p.screenshot({ path: `/tmp/w/five-a-tmp/shots/${n}-${w}-${s}.png`, fullPage: true, clip: { x: 0, y: 0, width: w, height: Math.min(full.h, H) } });
  }
  await c.close();
}
// contact sheets
const sheet = process.argv[6];
if (sheet) {
  const c = await b.newContext({ viewport: { width: Number(process.argv[7] ?? 1900), height: 800 } }); const p = await c.newPage();
  const imgs = []; for (const s of schemes) for (const w of widths) for (const n of only) imgs.push(`${n}-${w}-${s}.png`);
  const fs = await import('node:fs');
  const html = `<body style="margin:0;display:flex;flex-wrap:wrap;gap:10px;background:#888;align-items:start">${imgs.map((i)=>`<img src="data:image/png;base64,${fs.readFileSync('/tmp/w/five-a-tmp/shots/'+i).toString('base64')}" style="zoom:${process.argv[8] ?? 1}">`).join('')}`;
  await p.setContent(html, {waitUntil:'load'}); await p.screenshot({ path: `/tmp/w/five-a-tmp/${sheet}.png`, fullPage: true });
}
await b.close();

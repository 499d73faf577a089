// Every page of the office and of the administrator that needs nothing made before it: sound, with its forms open.
import { expect, sound, test } from './server.js'

const openAll = page => page.evaluate(() => document.querySelectorAll('main details').forEach(one => { one.open = true }))

test('the pages of the office are sound', async ({ as }, info) => {
  test.setTimeout(240_000)
  const office = await as('chanhvanphong')
  await office.goto('/lam-viec/ke-hoach')
  const plan = await office.locator('main a', { hasText: '06/KH-KCNĐN' }).first().getAttribute('href')
  const id = plan.split('/').pop()
  const pages = [
    '/lam-viec', '/lam-viec/diem-viec', '/lam-viec/giao-ban', '/lam-viec/vuong-mac', `/lam-viec/kiem-tra?ke-hoach=${id}`,
    `/lam-viec/kiem-tra/moi?ke-hoach=${id}`, '/lam-viec/ke-hoach/gioi-han-khen-thuong', plan, `${plan}/viec`, `${plan}/do-phu`,
    `${plan}/ban-goc`, `${plan}/ra-soat`, `${plan}/chi-tieu`, `${plan}/ket-qua`,
  ]
  for (const path of pages) {
    const answer = await office.goto(path)
    expect(answer.status(), path).toBe(200)
    if (info.project.use.javaScriptEnabled !== false) await openAll(office)
    await sound(office, info)
  }
})

test('the pages of the administrator are sound', async ({ as }, info) => {
  const admin = await as('quantri')
  await admin.goto('/lam-viec')
  const links = await admin.locator('nav a, main a').evaluateAll(all => all.map(one => one.getAttribute('href')))
  const own = new Set([...links.filter(link => link?.startsWith('/lam-viec/')), '/lam-viec/tai-khoan'])
  const seen = new Set()
  for (const path of own) {
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await admin.goto(path)
    expect(answer.status(), path).toBe(200)
    await sound(admin, info)
    for (const link of await admin.locator('main a').evaluateAll(all => all.map(one => one.getAttribute('href')))) {
      if (link?.startsWith('/lam-viec/quan-tri') && !link.includes('?') && own.size < 25) own.add(link)
    }
  }
  expect(seen.size).toBeGreaterThan(4)
})

// The main way through a year: a plan comes in, is read over, work is given, proven, confirmed, counted, approved, shown.
import { join } from 'node:path'
import { expect, root, sound, test } from './server.js'

// Each project brings its own plan and counts its own period: they may share a server.
const own = {
  phone: { file: 'b_task_table_2023.txt', label: 'Quý I năm 2020', slug: 'quy-i-nam-2020', from: '01/01/2020', to: '31/03/2020' },
  desktop: { file: 'd_annex_2025.txt', label: 'Quý II năm 2020', slug: 'quy-ii-nam-2020', from: '01/04/2020', to: '30/06/2020' },
  'no-javascript': { file: 'c_no_table_2019.txt', label: 'Quý III năm 2020', slug: 'quy-iii-nam-2020', from: '01/07/2020', to: '30/09/2020' },
}

// A picture of one pixel: what it shows does not matter here, that it is a real PNG does.
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click()

test('from the paper to the approved result', async ({ as, page, server }, info) => {
  // Some thirty pages, each searched by axe; a busy machine needs its time.
  test.setTimeout(360_000)
  const { file, label, slug, from, to } = own[info.project.name]
  const title = `Viết bài giới thiệu thủ tục đầu tư (${info.project.name})`
  const office = await as('chanhvanphong')

  await test.step('the Office imports a plan', async () => {
    await office.goto('/lam-viec/ke-hoach/nhap')
    await sound(office, info)
    await office.locator('input[type=file]').setInputFiles(join(root, 'domains', 'plans', 'document', 'tests', 'plans', file))
    await press(office, 'Đọc tệp')
    await expect(office).toHaveURL(/\/nhap\/[^/]+$/)
    await expect(office.locator('main')).toContainText(file)
    await sound(office, info)
    await press(office, 'Lưu kế hoạch')
    await expect(office).toHaveURL(/\/ra-soat/)
  })

  await test.step('a finding is kept as it is, with a reason', async () => {
    await sound(office, info)
    const findings = await office.locator('main article').count()
    expect(findings).toBeGreaterThan(0)
    const finding = office.locator('main article').first()
    await finding.locator('details summary').click()
    await finding.locator('textarea[name=reason]').fill('Giữ theo văn bản đã ký của cấp trên.')
    await finding.getByRole('button').click()
    await expect(office.locator('main article')).toHaveCount(findings - 1)
    await sound(office, info)
  })

  let plan
  await test.step('a task of the plan of 2020 is given', async () => {
    await office.goto('/lam-viec/ke-hoach')
    await sound(office, info)
    plan = await office.locator('main a', { hasText: '06/KH-KCNĐN' }).first().getAttribute('href')
    for (const part of ['', '/do-phu', '/ban-goc']) {
      await office.goto(plan + part)
      await sound(office, info)
    }
    await office.goto(`${plan}/giao-viec`)
    await sound(office, info, { large: true })
    // The first row that nobody has yet: the task's name is the only thing all rows are sure to have.
    const row = office.locator('tbody tr').filter({ has: office.locator('input[name^="version["][value=""]') }).first()
    await row.locator('[name^="title["]').fill(title)
    await row.locator('[name^="lead["]').fill('Phòng Quản lý đầu tư')
    await row.locator('[name^="person["]').fill('Chuyên viên Phòng Quản lý đầu tư')
    await row.locator('[name^="due["]').fill(to)
    await row.locator('[name^="quantity["]').fill('1')
    await row.locator('[name^="measure["]').fill('bài')
    await office.locator('form[method=post] button[type=submit], form[method=post] button:not([type])').last().click()
    await expect(office.locator('.govuk-error-summary')).toHaveCount(0)
    await expect(office.locator('main')).toContainText('Đã lưu')
  })

  await test.step('the person hands in what proves it', async () => {
    const official = await as('chuyenvien.dautu')
    await official.goto('/lam-viec')
    await sound(official, info)
    await official.goto('/lam-viec/nop')
    await sound(official, info)
    await official.getByRole('link', { name: title }).first().click()
    await sound(official, info)
    await official.locator('input[name=photo]').setInputFiles({ name: 'bai-dang.png', mimeType: 'image/png', buffer: picture })
    await official.locator('textarea[name=note]').fill('Ảnh chụp bài đã đăng.')
    await official.locator('input[name=day]').fill(from)
    await press(official, 'Gửi')
    await expect(official.locator('h1')).toHaveText('Đã nhận')
    await sound(official, info)
  })

  await test.step('the Office confirms it', async () => {
    await office.goto('/lam-viec')
    await sound(office, info)
    await office.goto('/lam-viec/kiem-chung')
    await sound(office, info)
    const card = office.locator('article').filter({ hasText: title }).first()
    await card.getByRole('button', { name: 'Xác nhận' }).first().click()
    await expect(office.locator('article').filter({ hasText: title })).toHaveCount(0)
    await sound(office, info)
  })

  let result
  await test.step('the period is counted and submitted', async () => {
    await office.goto(`${plan}/ket-qua`)
    await office.locator('input[name=label]').fill(label)
    await office.locator('input[name=from]').fill(from)
    await office.locator('input[name=to]').fill(to)
    await sound(office, info)
    await office.locator('main form button').last().click()
    await expect(office.locator('main')).toContainText(title)
    result = new URL(office.url()).pathname
    await sound(office, info)
    await press(office, /^Trình/)
    await sound(office, info)
    expect((await page.goto(`/ke-hoach/2020/ket-qua/${slug}`)).status()).toBe(404)
  })

  await test.step('the head approves it and everybody may see it', async () => {
    const head = await as('truongban')
    await head.goto('/lam-viec')
    await sound(head, info)
    await head.goto(result)
    await press(head, /^Phê duyệt/)
    await expect(head.locator('main')).toContainText('Đã phê duyệt')
    await sound(head, info)
    const answer = await page.goto(`/ke-hoach/2020/ket-qua/${slug}`)
    expect(answer.status()).toBe(200)
    await expect(page.locator('h1')).toContainText(label)
    await expect(page.locator('main')).toContainText(title)
    await expect(page.locator('main')).not.toContainText('Chuyên viên')
    await sound(page, info)
  })
})

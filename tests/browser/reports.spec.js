// From the figures of a quarter to its signed report.
import { writeFileSync } from 'node:fs'
import { expect, sound, test } from './server.js'

// Each project reports on its own quarter: they may share a server.
const own = {
  phone: { quarter: 'Quý I năm 2020', due: '28/02/2020', on: '10/02/2020', number: '41/BC-KCNĐN' },
  desktop: { quarter: 'Quý II năm 2020', due: '28/05/2020', on: '10/05/2020', number: '42/BC-KCNĐN' },
  'no-javascript': { quarter: 'Quý III năm 2020', due: '28/08/2020', on: '10/08/2020', number: '43/BC-KCNĐN' },
}
const units = ['Văn phòng', 'Phòng Quản lý đầu tư', 'Phòng Quản lý đầu tư', 'Văn phòng']
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click()
// Pictures to look at, where a folder for them is named.
const look = async (page, info, name) => {
  const folder = process.env.THONGSUOT_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${info.project.name}-${name}.png`, fullPage: true })
}

test('a quarter is counted, written about and signed', async ({ as }, info) => {
  test.setTimeout(360_000)
  const { quarter, due, on, number } = own[info.project.name]
  const office = await as('chanhvanphong')
  const titles = units.map((_, at) => `Viết bài số ${at + 1} về kết quả giải quyết thủ tục hành chính tại các khu công nghiệp (${quarter})`)

  await test.step('tasks are given', async () => {
    await office.goto('/lam-viec/ke-hoach')
    const plan = await office.locator('main a', { hasText: '06/KH-KCNĐN' }).first().getAttribute('href')
    await office.goto(`${plan}/giao-viec`)
    const rows = await office.locator('tbody tr').filter({ has: office.locator('input[name^="version["][value=""]') }).all()
    for (const [at, title] of titles.entries()) {
      const row = rows[at]
      await row.locator('[name^="title["]').fill(title)
      await row.locator('[name^="lead["]').fill(units[at])
      await row.locator('[name^="due["]').fill(due)
      await row.locator('[name^="quantity["]').fill('1')
      await row.locator('[name^="measure["]').fill('bài')
    }
    await office.locator('form[method=post] button[type=submit], form[method=post] button:not([type])').last().click()
    await expect(office.locator('.govuk-error-summary')).toHaveCount(0)
  })

  await test.step('two of them are proven', async () => {
    const official = await as('chuyenvien.dautu')
    for (const title of titles.slice(1, 3)) {
      await official.goto('/lam-viec/nop')
      await official.getByRole('link', { name: title }).first().click()
      await official.locator('input[name=photo]').setInputFiles({ name: 'bai-dang.png', mimeType: 'image/png', buffer: picture })
      await official.locator('textarea[name=note]').fill(`Ảnh chụp: ${title}`)
      await official.locator('input[name=day]').fill(on)
      await press(official, 'Gửi')
      await expect(official.locator('h1')).toHaveText('Đã nhận')
      await office.goto('/lam-viec/kiem-chung')
      await office.locator('article').filter({ hasText: title }).first().getByRole('button', { name: 'Xác nhận' }).first().click()
      await expect(office.locator('article').filter({ hasText: title })).toHaveCount(0)
    }
  })

  let period
  await test.step('the periods of the year, and when reports are due', async () => {
    await office.goto('/lam-viec/bao-cao/thoi-han')
    await sound(office, info)
    await office.locator('select[name=kind]').selectOption('quarter')
    await office.locator('input[name=receiver]').fill('Sở Nội vụ')
    await office.locator('input[name=units_before]').fill('5')
    await office.locator('input[name=due_after]').fill('3')
    await office.locator('input[name=valid_from]').fill('01/01/2020')
    await press(office, 'Lưu thời hạn')
    await expect(office.locator('main')).toContainText('Sở Nội vụ')
    await sound(office, info)
    await look(office, info, 'thoi-han')
    await office.goto('/lam-viec/bao-cao?nam=2020')
    await sound(office, info)
    await look(office, info, 'nam')
    await office.getByRole('link', { name: quarter }).first().click()
    period = office.url()
    await expect(office.locator('h1')).toHaveText(quarter)
    await expect(office.locator('main')).toContainText(/% \(\d+\/\d+\)/)
    await sound(office, info)
  })

  await test.step('a unit confirms its part, another is reminded', async () => {
    const unit = await as('truongphong.dautu')
    await unit.goto(period)
    await sound(unit, info)
    await unit.locator('textarea[name=note]').first().fill('Đủ hồ sơ.')
    await press(unit, /^Xác nhận/)
    await expect(unit.locator('main')).toContainText('Đủ hồ sơ.')
    await sound(unit, info)
    await office.goto(period)
    await press(office, 'Nhắc đơn vị')
    await expect(office.locator('main')).toContainText('Đã nhắc ngày')
    await look(office, info, 'ky')
    await sound(office, info)
    await office.getByRole('link', { name: 'Nhiệm vụ quá hạn chưa hoàn thành' }).first().click()
    await expect(office.locator('main')).toContainText(titles[0])
    await sound(office, info)
    await look(office, info, 'dong')
  })

  await test.step('the report is written', async () => {
    await office.goto(period)
    await press(office, /Soạn báo cáo này.*Phần thông tin/)
    await expect(office.locator('main')).toContainText('Nhiệm vụ thuộc kỳ')
    await sound(office, info)
    await look(office, info, 'bao-cao')
    await office.getByRole('link', { name: /Sửa mục này.*Nhiệm vụ kỳ tới/ }).click()
    await sound(office, info)
    await look(office, info, 'sua-muc')
    await office.locator('textarea').first().fill('Tập trung hoàn thành [Nhiệm vụ quá hạn chưa hoàn thành] nhiệm vụ còn lại.')
    await press(office, 'Lưu')
    await expect(office.locator('main')).toContainText(/Tập trung hoàn thành \d+ nhiệm vụ còn lại\./)
    await sound(office, info)
  })

  await test.step('a drawing is added, and the report becomes a template', async () => {
    const report = office.url()
    await office.getByRole('link', { name: /Sửa mục này.*Kết quả thực hiện/ }).first().click()
    await office.getByRole('link', { name: 'Thêm bảng, danh sách hoặc biểu đồ' }).click()
    await sound(office, info)
    await look(office, info, 'them-bang')
    await press(office, 'Thêm bảng')
    await expect(office.locator('.govuk-error-summary')).toBeVisible()
    await sound(office, info)
    await office.getByLabel('Biểu đồ theo tháng').check()
    await office.locator('input[name=block-title]').fill('Hoạt động theo tháng của quý')
    await office.locator('input[name=figures][value="plans.events"]').check()
    await press(office, 'Thêm bảng')
    await expect(office.locator('main')).toContainText('Hoạt động theo tháng của quý')
    await sound(office, info)
    await office.goto(report)
    await office.getByRole('link', { name: 'Lưu thành mẫu' }).click()
    await sound(office, info)
    await office.locator('input[name=name]').fill(`Báo cáo tuyên truyền ${quarter}, mẫu của Văn phòng`)
    await look(office, info, 'luu-mau')
    await press(office, 'Lưu mẫu')
    await expect(office.locator('main')).toContainText('Hoạt động theo tháng của quý')
    await sound(office, info)
    await look(office, info, 'mau')
    await office.goto('/lam-viec/bao-cao/mau')
    await expect(office.locator('main')).toContainText('mẫu của Văn phòng')
    await sound(office, info)
    await look(office, info, 'cac-mau')
    await office.goto(report)
  })

  await test.step('it goes out to Word and comes back', async () => {
    const report = office.url()
    const word = await office.request.get(await office.getByRole('link', { name: 'Bản Word' }).first().getAttribute('href'))
    const file = { name: 'bao-cao.docx', mimeType: word.headers()['content-type'], buffer: await word.body() }
    const handIn = async () => {
      await office.goto(report)
      await office.getByRole('link', { name: 'Nhận lại bản Word' }).click()
      await sound(office, info)
      await office.locator('input[name=word]').setInputFiles(file)
      await press(office, 'Đối chiếu')
      await sound(office, info)
    }
    await handIn()
    await expect(office.locator('main')).toContainText('không có khác biệt')
    await look(office, info, 'nhan-word')
    // What was written here since is what Word does not have.
    await office.goto(report)
    await office.getByRole('link', { name: /Sửa mục này.*Nhiệm vụ kỳ tới/ }).click()
    await office.locator('textarea').first().fill('Khẩn trương hoàn thành [Nhiệm vụ quá hạn chưa hoàn thành] nhiệm vụ còn lại.')
    await press(office, 'Lưu')
    await handIn()
    await expect(office.locator('del')).toContainText('Khẩn trương')
    await expect(office.locator('ins')).toContainText('Tập trung')
    await look(office, info, 'doi-chieu')
    await press(office, 'Nhận các phần đã chọn')
    await expect(office.locator('main')).toContainText(/Tập trung hoàn thành \d+ nhiệm vụ còn lại\./)
    await sound(office, info)
  })

  await test.step('it goes out and comes back signed', async () => {
    await press(office, /^Trình ký/)
    await expect(office.locator('main')).toContainText('Đang trình ký')
    await sound(office, info)
    await office.getByRole('button', { name: 'Ghi nhận báo cáo đã ban hành' }).click()
    await sound(office, info)
    await look(office, info, 'ban-hanh')
    await office.locator('input[name=number]').fill(number)
    await office.locator('input[name=issued_on]').fill('01/10/2020')
    await office.locator('main form button').last().click()
    await expect(office.locator('main')).toContainText('Đã ban hành')
    await expect(office.locator('main')).toContainText(number)
    await sound(office, info)
    // The paper for the printer is a PDF.
    const pdf = await office.request.get(await office.getByRole('link', { name: 'Bản in (PDF)' }).getAttribute('href'))
    const bytes = await pdf.body()
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    if (process.env.THONGSUOT_PICTURES) writeFileSync(`${process.env.THONGSUOT_PICTURES}/${info.project.name}.pdf`, bytes)
  })
})

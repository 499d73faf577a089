// The scoring folder, from the criteria in a workbook to the zip.
import { join } from 'node:path'
import { expect, root, sound, test } from './server.js'

const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click()
// Pictures to look at, where a folder for them is named.
const look = async (page, info, name) => {
  const folder = process.env.THONGSUOT_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${info.project.name}-cham-diem-${name}.png`, fullPage: true })
}

test('criteria come in, are scored and leave as a folder', async ({ as }, info) => {
  test.setTimeout(240_000)
  const office = await as('chanhvanphong')
  const name = `Bộ tiêu chí đánh giá cải cách hành chính năm 2020 (${info.project.name})`

  await test.step('a scheme and its criteria', async () => {
    await office.goto('/lam-viec/cham-diem')
    await sound(office, info)
    await office.goto('/lam-viec/cham-diem/moi')
    await sound(office, info)
    for (const [field, value] of [['name', name], ['year', '2020'], ['document', '123/QĐ-UBND'], ['document-date', '10/01/2020'], ['from', '15/12/2019'], ['to', '14/12/2020']]) {
      await office.locator(`[name="${field}"]`).fill(value)
    }
    await office.locator('main form button').last().click()
    await expect(office).toHaveURL(/nhap-tieu-chi$/)
    await sound(office, info)
    await office.locator('input[type=file]').setInputFiles(join(root, 'tests', 'browser', 'criteria.xlsx'))
    await press(office, 'Đọc tệp')
    await expect(office.locator('main')).toContainText('criteria.xlsx')
    await sound(office, info)
    await look(office, info, 'xem-truoc')
    await office.locator('main form button').last().click()
    await expect(office.locator('main')).toContainText('Mức độ đa dạng')
    await sound(office, info)
    await look(office, info, 'bo')
  })

  const scheme = new URL(office.url()).pathname
  await test.step('a criterion is scored by its rule', async () => {
    await press(office, 'Mở tự chấm điểm')
    await expect(office.locator('main')).toContainText('Tự chấm điểm')
    await office.getByRole('link', { name: /Ban hành kế hoạch/ }).first().click()
    await sound(office, info)
    await look(office, info, 'tieu-chi')
    await office.locator('main form input[type=radio]').first().check()
    await press(office, 'Lưu điểm tự chấm')
    await expect(office.locator('main')).toContainText('0,5')
    await sound(office, info)
    await office.goto(`${new URL(office.url()).pathname}/tai-lieu`)
    await sound(office, info)
  })

  await test.step('what is missing, and the folder', async () => {
    await office.goto(`${scheme}/con-thieu`)
    await expect(office.locator('main')).toContainText('Mức độ đa dạng')
    await sound(office, info)
    await look(office, info, 'con-thieu')
    await office.goto(`${scheme}/ho-so`)
    await sound(office, info)
    await look(office, info, 'ho-so')
    // Nothing is linked yet: there is no folder, and it says what to do.
    await expect(office.locator('main')).toContainText('Mở từng tiêu chí để gắn tài liệu đã xác nhận')
    expect((await office.request.get(`${scheme}/ho-so.zip`)).status()).toBe(422)
  })

  await test.step('it is sent, and taken back with a reason', async () => {
    const step = name => office.locator('main').getByRole('button', { name }).first()
    // Everything that is not scored yet, as somebody would who goes down the list.
    for (let left = 20; left > 0; left -= 1) {
      await office.goto(`${scheme}?loc=chua-cham`)
      const links = await office.locator('main tbody a').evaluateAll(all => all.map(one => one.getAttribute('href')))
      let scored = false
      for (const link of links) {
        await office.goto(link)
        if (!(await step('Lưu điểm tự chấm').count())) continue
        const radio = office.locator('main form input[type=radio]')
        if (await radio.count()) await radio.first().check()
        const set = async (name, value) => {
          const field = office.locator(`main form input[name=${name}]`)
          if (await field.count()) await field.fill(value)
        }
        await set('planned', '40')
        await set('done', '36')
        await set('points', '0,5')
        await step('Lưu điểm tự chấm').click()
        await expect(office.locator('.govuk-error-summary')).toHaveCount(0)
        scored = true
        break
      }
      if (!scored) break
    }
    await office.goto(scheme)
    await press(office, 'Ghi nhận đã gửi hồ sơ')
    await office.getByRole('link', { name: 'Lấy lại hồ sơ đã gửi' }).click()
    await sound(office, info)
    await press(office, 'Lấy lại hồ sơ')
    await expect(office.locator('.govuk-error-summary')).toBeVisible()
    await sound(office, info)
    await look(office, info, 'lay-lai')
    await office.locator('textarea[name=reason]').fill('Cơ quan thẩm định yêu cầu bổ sung tài liệu kiểm chứng của ba tiêu chí.')
    await press(office, 'Lấy lại hồ sơ')
    await expect(office.locator('main')).toContainText('Những lần gửi đã lấy lại')
    await sound(office, info)
    await look(office, info, 'da-lay-lai')
    const index = await office.request.get(await office.getByRole('link', { name: 'Danh mục và điểm tự chấm' }).getAttribute('href'))
    expect(index.headers()['content-type']).toContain('spreadsheet')
  })
})

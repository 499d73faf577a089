// What anybody sees: the example's plan as it was signed, and nothing that is not approved.
import { expect, sound, test } from './server.js'

test('the plan stands as it was signed', async ({ page }, info) => {
  await page.goto('/ke-hoach/2020')
  await expect(page.locator('h1')).toContainText('06/KH-KCNĐN')
  await expect(page.getByText('cải cách hành chính').first()).toBeVisible()
  await expect(page.getByText('18/NQ-TW').first()).toBeVisible()
  await sound(page, info)
})

test('every public page is sound', async ({ page }, info) => {
  for (const path of ['/', '/ke-hoach', '/en', '/en/ke-hoach/2020', '/dang-nhap']) {
    const answer = await page.goto(path)
    expect(answer.status(), path).toBe(200)
    await sound(page, info)
  }
})

test('what is not there says so and leads onward', async ({ page }, info) => {
  const answer = await page.goto('/ke-hoach/1999')
  expect(answer.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Về trang chủ' })).toBeVisible()
  await sound(page, info)
})

test('staff pages send a visitor to sign in and bring them back', async ({ page, server }, info) => {
  await page.goto('/lam-viec/ke-hoach')
  await expect(page).toHaveURL(/dang-nhap/)
  await page.locator('input[name=login]').fill('khong.co')
  await page.locator('input[name=password]').fill('sai mat khau roi 123')
  await page.locator('main form button').last().click()
  await expect(page.locator('.govuk-error-summary')).toBeVisible()
  await expect(page.locator('input[name=login]')).toHaveValue('khong.co')
  await sound(page, info)
})

test('a first visit weighs less than 100 KB', async ({ browser, server }, info) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', event => { bytes += event.encodedDataLength })
  await page.goto(`${server.address}/ke-hoach/2020`, { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(100_000)
  await context.close()
})

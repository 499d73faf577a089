// With those above and below: this test plays both, with keys and signatures of its own, as another installation would.
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, sound, test } from './server.js'

const HOME = '/lam-viec/lien-thong'
const FORMAT = 'thong-suot/goi-lien-thong/1'
const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click()
// Pictures to look at, where a folder for them is named.
const look = async (page, info, name) => {
  const folder = process.env.THONGSUOT_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${info.project.name}-lien-thong-${name}.png`, fullPage: true })
}

// An agency of another installation.
const agency = (name) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const card = Buffer.from(JSON.stringify({ format: 'thong-suot/the-lien-thong/1', name, key, address: null }))
  const seal = (to, body) => {
    const payload = JSON.stringify({ from: name, to, made_at: '2026-03-16T02:00:00Z', body })
    const signature = sign(null, Buffer.from(`${FORMAT}\n${payload}`), privateKey).toString('hex')
    return Buffer.from(JSON.stringify({ format: FORMAT, key, signature, payload }))
  }
  return { name, key, card, seal }
}

// What a package says, if it is signed by the key that it names.
const open = (bytes) => {
  const package_ = JSON.parse(bytes)
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(package_.key, 'hex')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  expect(verify(null, Buffer.from(`${FORMAT}\n${package_.payload}`), key, Buffer.from(package_.signature, 'hex'))).toBe(true)
  return JSON.parse(package_.payload)
}

// A version 4 id that is the same in every run of a project.
const id = (words) => {
  const figures = createHash('sha256').update(words).digest('hex')
  return `${figures.slice(0, 8)}-${figures.slice(8, 12)}-4${figures.slice(13, 16)}-8${figures.slice(17, 20)}-${figures.slice(20, 32)}`
}

const download = async (page, link) => {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  return readFile(await file.path())
}
const file = (name, buffer) => ({ name, mimeType: 'application/json', buffer })

test('requests come from above and go below, and reports the other way', async ({ as }, info) => {
  test.setTimeout(240_000)
  const office = await as('chanhvanphong')
  const main = office.locator('main')
  const city = agency(`Ủy ban nhân dân thành phố Ví Dụ (${info.project.name})`)
  const below = agency(`Trung tâm phục vụ hành chính công (${info.project.name})`)
  let own

  await test.step('cards are exchanged', async () => {
    await office.goto(HOME)
    await sound(office, info)
    await look(office, info, 'trong')
    await office.goto(`${HOME}/doi-tac`)
    own = JSON.parse(await download(office, main.getByRole('link', { name: 'Tải thẻ liên thông' })))
    for (const [who, side] of [[city, 'above'], [below, 'below']]) {
      await office.goto(`${HOME}/doi-tac`)
      await office.locator('input[type=file]').setInputFiles(file('the-lien-thong.json', who.card))
      await office.locator(`[name=side][value=${side}]`).check()
      await press(office, 'Thêm cơ quan')
      await expect(main).toContainText(who.name)
      await sound(office, info)
    }
    await office.goto(`${HOME}/doi-tac`)
    await sound(office, info)
    await look(office, info, 'doi-tac')
    await office.locator('input[type=file]').setInputFiles(file('anh.json', Buffer.from('{}')))
    await press(office, 'Thêm cơ quan')
    await expect(main).toContainText('không phải thẻ liên thông')
    await sound(office, info)
  })

  await test.step('a plan comes from above, is looked through and answered', async () => {
    const wording = 'Tuyên truyền, phổ biến hồ sơ trực tuyến toàn trình, chữ ký số và thanh toán trực tuyến tới doanh nghiệp trong các khu công nghiệp'
    const content = {
      title: `Kế hoạch tuyên truyền cải cách hành chính của thành phố (${info.project.name})`,
      purpose: 'plan',
      paper: 'Kế hoạch số 15/KH-UBND ngày 31/12/2019',
      period: { kind: 'quarter', year: 2020, ordinal: 2 },
      due_on: '2020-06-20',
      note: 'Nêu rõ cách làm mới có thể nhân rộng.',
      items: [
        { code: '1', wording, expected: { number: { measure: 'tin, bài', target: 12000 } } },
        { code: '2.a', wording: 'Phản ánh, kiến nghị được giải quyết đúng hạn', expected: 'share' },
        { code: '3', wording: 'Cách làm mới, khó khăn, vướng mắc và kiến nghị', expected: 'words' },
      ],
    }
    const body = { request: { id: id(`yêu cầu ${info.project.name}`), revision: 1, closed: false, content } }
    await office.goto(`${HOME}/nhan`)
    await sound(office, info)
    await office.locator('input[type=file]').setInputFiles(file('goi.json', city.seal([own.key], body)))
    await press(office, 'Nhận gói')
    await expect(main).toContainText('Nội dung mới')
    await sound(office, info)
    await look(office, info, 'nhan-moi')
    await press(office, 'Đã rà soát')
    await expect(main).toContainText('Còn 3 nội dung chưa trả lời')
    await main.getByRole('link', { name: wording }).click()
    await sound(office, info)
    await look(office, info, 'tra-loi')
    await press(office, 'Lưu')
    await expect(main).toContainText('Có nội dung cần sửa')
    await sound(office, info)
    await look(office, info, 'tra-loi-loi')
    await office.locator('[name=source][value=hand]').check()
    await office.locator('[name=number]').fill('15')
    await office.locator('[name=from]').fill('Sổ theo dõi tin, bài')
    await office.locator('[name=person]').fill('Văn phòng')
    await press(office, 'Lưu và sang nội dung tiếp theo')
    await office.locator('[name=source][value=hand]').check()
    await office.locator('[name=part]').fill('9')
    await office.locator('[name=all]').fill('10')
    await office.locator('[name=from]').fill('Tổng đài 1022')
    await office.locator('[name=person]').fill('Văn phòng')
    await press(office, 'Lưu và sang nội dung tiếp theo')
    await office.locator('[name=words]').fill('Nhắc hẹn trả kết quả qua Zalo.\nKiến nghị bố trí thêm kinh phí.')
    await press(office, 'Lưu')
    await expect(main).toContainText('Đã trả lời đủ')
    await sound(office, info)
    await look(office, info, 'da-tra-loi')
    await press(office, 'Gửi báo cáo lên cấp trên')
    await expect(main).toContainText('Đã gửi, chờ cấp trên')
    await sound(office, info)
    const payload = open(await download(office, main.getByRole('link', { name: 'Tải gói báo cáo' })))
    expect(payload.to).toEqual([city.key])
    expect(payload.body.report.items.map((one) => one.code)).toEqual(['1', '2.a', '3'])
    expect(payload.body.report.items[1].value).toEqual({ share: [9, 10] })
    await office.goto(`${new URL(office.url()).pathname}/dua-vao-ke-hoach`)
    await sound(office, info)
    await look(office, info, 'dua-vao')
  })

  await test.step('a request goes below and what is reported comes together', async () => {
    await office.goto(`${HOME}/yeu-cau/moi`)
    await sound(office, info)
    await look(office, info, 'soan')
    await press(office, 'Lưu')
    await expect(main).toContainText('Có nội dung cần sửa')
    await sound(office, info)
    const title = `Yêu cầu báo cáo công tác tuyên truyền quý II (${info.project.name})`
    for (const [name, value] of [['title', title], ['year', '2020'], ['due', '20/6/2020']]) {
      await office.locator(`[name="${name}"]`).fill(value)
    }
    await office.locator('[name=period]').selectOption('quarter-2')
    await press(office, 'Lưu')
    await expect(main).toContainText('Chưa có nội dung nào')
    await sound(office, info)
    await main.getByRole('link', { name: 'Thêm nội dung' }).click()
    await sound(office, info)
    for (const [code, wording, form] of [['1', 'Số tin, bài đã đăng', 'number'], ['2', 'Khó khăn, vướng mắc', 'words']]) {
      await office.locator('[name=code]').fill(code)
      await office.locator('[name=wording]').fill(wording)
      await office.locator(`[name=form][value=${form}]`).check()
      if (form === 'number') await office.locator('[name=measure]').fill('tin, bài')
      await press(office, 'Lưu và sang nội dung tiếp theo')
    }
    await main.page().goto(new URL(office.url()).pathname.replace('/muc/moi', ''))
    const request = new URL(office.url()).pathname
    await press(office, 'Phát hành')
    await expect(main).toContainText('chưa báo cáo')
    await sound(office, info)
    await look(office, info, 'da-phat-hanh')
    const payload = open(await download(office, main.getByRole('link', { name: 'Tải gói yêu cầu' })))
    expect(payload.to).toContain(below.key)
    const report = {
      report: {
        request: payload.body.request.id,
        revision: 1,
        number: 1,
        made_at: '2020-06-16T02:00:00Z',
        items: [
          { code: '1', value: { number: 7000 }, words: '', by_hand: null, not_ours: null, rows: [{ title: 'Bài <về> chữ ký số', on: '2020-06-02', unit: 'Tổ một cửa', counts: true, late: false }] },
          { code: '2', value: null, words: 'Thiếu thiết bị tại quầy hướng dẫn.', by_hand: null, not_ours: null, rows: null },
        ],
      },
    }
    await office.goto(`${HOME}/nhan`)
    await office.locator('input[type=file]').setInputFiles(file('goi.json', below.seal([own.key], report)))
    await press(office, 'Nhận gói')
    await office.goto(`${request}/tong-hop`)
    await expect(main).toContainText('1 ý kiến bằng lời')
    await sound(office, info)
    await look(office, info, 'tong-hop')
    await office.goto(`${request}/tong-hop/2`)
    await expect(main).toContainText('Thiếu thiết bị tại quầy hướng dẫn.')
    await sound(office, info)
    await look(office, info, 'tong-hop-loi')
    await main.getByRole('link', { name: below.name }).click()
    await main.locator('summary').first().click()
    await expect(main).toContainText('Bài <về> chữ ký số')
    await sound(office, info)
    await look(office, info, 'bao-cao')
    await office.goto(`${request}/nhap`)
    await sound(office, info)
    await office.goto(HOME)
    await sound(office, info)
    await look(office, info, 'dau')
  })
})

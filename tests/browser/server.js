// A server of the test's own: the real binary on an empty folder, with people who can sign in.
import { test as base, expect } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')
const binary = process.env.THONGSUOT_BINARY ?? join(target, 'debug', 'thongsuot')
export const password = 'mot cau du dai de thu 2020'

class Server {
  constructor () {
    this.known = new Set()
    this.folder = mkdtempSync(join(tmpdir(), 'thongsuot-'))
    this.environment = { ...process.env, THONGSUOT_DATA: this.folder, THONGSUOT_LISTEN: '127.0.0.1:0', THONGSUOT_LOG: 'warn' }
  }

  // Resolves when the address is printed; rejects with what was printed if the program ends before.
  start () {
    return new Promise((resolve, reject) => {
      let printed = ''
      this.process = spawn(binary, [], { env: this.environment })
      this.process.stderr.on('data', data => { printed += data })
      this.process.stdout.on('data', data => {
        printed += data
        const found = printed.match(/Thông Suốt: (http:\/\/\S+?)\/?\n/)
        if (found) {
          this.address = found[1]
          resolve(this)
        }
      })
      this.process.on('exit', code => reject(new Error(`the server ended with ${code}:\n${printed}`)))
    })
  }

  // A command of the same binary on the same data.
  run (...args) {
    return execFileSync(binary, args, { env: this.environment, encoding: 'utf8' })
  }

  // The path of a one-time link for an account of the example.
  link (login) {
    return new URL(this.run('account', 'link', login).trim()).pathname
  }

  stop () {
    this.process.removeAllListeners('exit')
    this.process.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export const test = base.extend({
  server: [async ({}, use) => {
    const server = await new Server().start()
    await use(server)
    server.stop()
  }, { scope: 'worker' }],
  baseURL: async ({ server }, use) => use(server.address),

  // A page on which somebody of the example has signed in, each in a browser context of their own.
  as: async ({ server, browser, contextOptions }, use, info) => {
    const contexts = []
    await use(async login => {
      const { viewport, javaScriptEnabled, locale, timezoneId } = info.project.use
      const context = await browser.newContext({ ...contextOptions, viewport, javaScriptEnabled, locale, timezoneId, baseURL: server.address })
      contexts.push(context)
      const page = await context.newPage()
      // The first time by a one-time link; a password that somebody has already cannot be chosen again.
      const known = server.known.has(login)
      await page.goto(known ? '/dang-nhap?ve=%2Flam-viec' : server.link(login))
      if (known) await page.locator('input[name=login]').fill(login)
      await page.locator('input[name=password]').fill(password)
      if (!known) await page.locator('input[name=repeat]').fill(password)
      await page.locator('main form button[type=submit], main form button:not([type])').last().click()
      await expect(page).toHaveURL(/lam-viec/)
      server.known.add(login)
      return page
    })
    for (const context of contexts) await context.close()
  },
})

// What every page must be: nothing for axe to find, nothing dangling, one h1, no sideways scrolling.
// On a page of thousands of controls (`large`) axe's search for contrast takes minutes; the same controls are searched for it
// on every other page.
export async function sound (page, info, { large = false } = {}) {
  const dangling = await page.evaluate(() => {
    const wrong = []
    for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        for (const id of element.getAttribute(name).split(/\s+/)) {
          if (id && !document.getElementById(id)) wrong.push(`${name}="${id}"`)
        }
      }
    }
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
    wrong.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `id ${id} twice`))
    if (document.querySelectorAll('h1').length !== 1) wrong.push(`${document.querySelectorAll('h1').length} h1`)
    if (document.documentElement.scrollWidth > window.innerWidth) wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth} > ${window.innerWidth}`)
    return wrong
  })
  expect(dangling, page.url()).toEqual([])
  // axe runs as a script in the page; without JavaScript the same markup was checked by the other projects.
  if (info.project.use.javaScriptEnabled !== false) {
    const axe = new AxeBuilder({ page })
    const { violations } = await (large ? axe.disableRules(['color-contrast']) : axe).analyze()
    expect(violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`), page.url()).toEqual([])
  }
}

export { expect }

import { describe, expect, test } from 'vitest';
import { isFileName, keptName } from '../../../../domain/declaration/files/file-name.ts';
import type { MaterialType } from '../../../../domain/declaration/files/material-file.ts';

describe('a file is kept under a name whose ending is that of its type', () => {
  test.each<[string, MaterialType, string]>([
    ['award.pdf', 'application/pdf', 'award.pdf'],
    ['AWARD.PDF', 'application/pdf', 'AWARD.PDF'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['photo.jpg', 'image/jpeg', 'photo.jpg'],
    ['scan.png', 'image/png', 'scan.png'],
    ['2021.06.30 证书.pdf', 'application/pdf', '2021.06.30 证书.pdf'],
    ['award.pdf.bat', 'application/pdf', 'award_pdf_bat.pdf'],
    ['award.pdf.', 'application/pdf', 'award.pdf'],
    ['award.pdf . .', 'application/pdf', 'award.pdf'],
    ['award.bat.', 'application/pdf', 'award_bat.pdf'],
    ['x.html', 'application/pdf', 'x_html.pdf'],
    ['x.hta', 'image/png', 'x_hta.png'],
    ['photo.png', 'image/jpeg', 'photo_png.jpg'],
    ['证书', 'application/pdf', '证书.pdf'],
    ['pdf', 'application/pdf', 'pdf.pdf'],
    ['总结 v2.0', 'application/pdf', '总结 v2.0.pdf'],
    ['3.证书', 'image/png', '3.证书.png'],
    ['.pdf', 'application/pdf', '_.pdf'],
    ['.证书', 'application/pdf', '_.证书.pdf'],
    ['a\u202efdp.exe', 'application/pdf', 'afdp_exe.pdf'],
    ['a\u200b.pdf', 'application/pdf', 'a.pdf'],
    ['con.pdf', 'application/pdf', '_con.pdf'],
    ['NUL', 'application/pdf', '_NUL.pdf'],
    ['Com1.tar.gz', 'application/pdf', 'Com1_tar_gz.pdf'],
    ['lpt9 .png', 'image/png', '_lpt9 .png'],
    ['COM¹.pdf', 'application/pdf', '_COM¹.pdf'],
    ['console.pdf', 'application/pdf', 'console.pdf'],
  ])('%j as %s: %j', (name, type, kept) => {
    expect(isFileName(name)).toBe(true);
    expect(keptName(name, type)).toBe(kept);
    expect(keptName(kept, type)).toBe(kept);
    expect(isFileName(kept)).toBe(true);
  });
});

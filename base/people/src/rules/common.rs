//! Words that passwords are made of too often, folded (lower case, no marks). Our own list: what is tried first
//! everywhere, and what is tried first here. Digits, years and signs around them do not make them better.

/// Words in folded form: first those of the world over, then those of here.
pub(super) const WORDS: &str = "
    password passwd passw pass passphrase secret letmein please welcome admin administrator root user guest test
    testing demo default master login changeme change access server system support service manager office hello
    iloveyou love lovely sunshine princess dragon monkey football baseball shadow superman batman michael jordan
    hunter charlie freedom whatever starwars cheese computer internet google facebook zalo gmail yahoo microsoft
    windows samsung iphone android apple summer winter spring autumn january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday trustno
    killer ninja flower happy money family friend baby angel my the is me new old one day year good best super
    pro vip abc abcd abcxyz xyz qwe asd zxc qaz wsx edc
    matkhau mat khau mk makhau bimat quantri quantrivien nguoidung dangnhap taikhoan khongbiet khongco
    doimatkhau macdinh thunghiem vietnam viet nam vn vietnamvodich vodich hanoi saigon hochiminh hcm tphcm
    danang haiphong cantho hue nhatrang dongnai bienhoa longthanh nhontrach trangbom xuanloc longkhanh binhduong
    binhphuoc vungtau amata loteco diza dnieza kcn khucongnghiep khukinhte congnghiep banquanly bql ubnd
    uybannhandan vanphong phong ban quanly laodong moitruong quyhoach dautu doanhnghiep thanhtra hanhchinh
    caicach caicachhanhchinh cchc thutuc motcua dichvucong kehoach tuyentruyen thongsuot truongban photruongban
    truongphong chuyenvien chanhvanphong vanthu canbo congchuc lanhdao anhyeuem emyeuanh yeuem yeuanh anhem anh
    em yeu conyeu giadinh giadinhtoi bome bo con vo chong chao xinchao camon hanhphuc maimai mai tinhyeu
    khongquen motminh mot hai ba bon sau bay tam chin muoi tet chucmungnammoi chucmung nammoi xuan ha thu dong
    thang ngay giaiphong doclap tudo bacho dang bongda nguyen nguyenvan tran le pham hoang huynh phan vu bui do
    ngo duong ly van thi hung dung minh tuan anhtuan huong lan linh thao trang ngoc hoa
";

/// Runs along rows and columns of a keyboard, the alphabet and the digits; read in both directions.
pub(super) const RUNS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "!@#$%^&*()",
    "aaasssdddfffggghhhjjjkkklll",
];

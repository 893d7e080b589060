### Nơi xảy ra: lời hỏi lại khi tên xã, phường gõ nhầm một chữ, và khi vị trí đã rõ một nơi.

place-guess = Anh/chị viết: “{ $words }”. Chúng tôi chưa thấy tên này, có phải là một trong các nơi dưới đây không? Nếu không phải, anh/chị bấm “Nơi khác”.
place-here = Vị trí anh/chị gửi có lẽ ở nơi dưới đây. Nếu đúng, anh/chị bấm tên nơi đó; nếu không, bấm “Nơi khác”.

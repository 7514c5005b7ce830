raise RuntimeError("alamat tidak ditemukan")
